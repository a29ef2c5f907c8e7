namespace Tabib.Evidence.Prediction.Training;

/// <summary>People who are kept out of training to judge the model by.</summary>
public static class HoldOut
{
    /// <summary>A share of the people, and the same share of those with the outcome; by the number of the person and the seed.</summary>
    /// <returns>One a row: whether it is held out, with all other rows of its person.</returns>
    /// <exception cref="Core.Outcomes.ProblemException">MOD014: a side would lack people with, or without, the outcome.</exception>
    public static bool[] Of(int[] people, bool[] outcomes, double share, int seed)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(outcomes);
        var having = new SortedDictionary<int, bool>();
        for (var row = 0; row < people.Length; row++) having[people[row]] = having.GetValueOrDefault(people[row]) || outcomes[row];
        var held = new HashSet<int>();
        foreach (var stratum in new[] { true, false })
        {
            int[] own = [.. having.Where(pair => pair.Value == stratum).Select(pair => pair.Key).OrderBy(person => FoldAssignment.Draw(person, seed)).ThenBy(person => person)];
            var count = (int)Math.Round(own.Length * share);
            if (own.Length > 0 && (count == 0 || count == own.Length)) throw ModelTrainer.Fault("MOD014", $"There are {own.Length} people {(stratum ? "with" : "without")} the outcome: too few to hold a share of {share} out.", "Train with --folds, which needs fewer.");
            held.UnionWith(own[..count]);
        }

        return Array.ConvertAll(people, held.Contains);
    }
}
