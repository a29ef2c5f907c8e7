using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Prediction.Training;

/// <summary>Parts of the rows, each held out once: all rows of a person lie in one, and each has its share of those with the outcome.</summary>
/// <remarks>Drawn by the number of the person and the seed (SplitMix64: Steele, Lea, Flood, OOPSLA 2014): the order of rows does not show.</remarks>
public static class FoldAssignment
{
    /// <param name="people">The number of each row's person.</param>
    /// <param name="outcomes">A person has the outcome if one of the rows has it.</param>
    /// <returns>The fold of each row, from 0; fewer folds where there are not as many people with and without the outcome.</returns>
    /// <exception cref="ProblemException">MOD014: fewer than two people with, or without, the outcome.</exception>
    public static int[] Of(int[] people, bool[] outcomes, int folds, int seed)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var having = new SortedDictionary<int, bool>();
        for (var row = 0; row < people.Length; row++) having[people[row]] = having.GetValueOrDefault(people[row]) || outcomes[row];
        var (with, without) = (having.Count(pair => pair.Value), having.Count(pair => !pair.Value));
        if (with < 2 || (without < 2 && without > 0)) throw ModelTrainer.Fault("MOD014", $"There are {with} people with the outcome and {without} without: too few for folds.", "Folds need two of each at least; train with --folds 0 to have no numbers but the apparent ones, or collect more data.");
        var parts = Math.Min(folds, without == 0 ? with : Math.Min(with, without));
        var foldOf = new Dictionary<int, int>();
        foreach (var stratum in new[] { true, false })
        {
            // Those without go on where those with ended: parts are of one size.
            var next = stratum ? 0 : with % parts;
            foreach (var person in having.Where(pair => pair.Value == stratum).Select(pair => pair.Key).OrderBy(person => Draw(person, seed)).ThenBy(person => person))
            {
                foldOf[person] = next;
                next = (next + 1) % parts;
            }
        }

        return Array.ConvertAll(people, person => foldOf[person]);
    }

    internal static ulong Draw(int person, int seed) => Mix(Mix((ulong)(uint)seed + GoldenGamma) ^ (((ulong)(uint)person + 1) * GoldenGamma));

    private const ulong GoldenGamma = 0x9E37_79B9_7F4A_7C15;

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
