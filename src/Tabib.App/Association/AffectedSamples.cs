using Tabib.Core.Genome;
using Tabib.Core.Outcomes;

namespace Tabib.App.Association;

/// <summary>Who is affected, by a column of a table of traits. Unlike other tests this one needs no controls: one class may do.</summary>
internal static class AffectedSamples
{
    /// <returns>By sample of the set.</returns>
    /// <exception cref="ProblemException">ASC001 to ASC006: a table that cannot be used. ASC007, ASC008: the column does not say who is affected.</exception>
    public static bool[] Read(string path, string trait, SampleTable samples, ICollection<Problem> notes)
    {
        var table = SampleValues.Read(path, [trait], samples);
        if (table.Others > 0) notes.Add(new Problem("ASC013", ProblemSeverity.Information, $"{table.Others:N0} rows are of samples that the genotype set does not have; {table.Matched:N0} of its {samples.Count:N0} samples have a row.", new ProblemLocation(path)));
        if (table.MissingCodes > 0) notes.Add(new Problem("ASC014", ProblemSeverity.Information, $"{table.MissingCodes:N0} values are -9 and count as missing.", new ProblemLocation(path)));
        var values = table.Values[0];
        var code = CodeOf(trait, [.. values.Where(value => !double.IsNaN(value)).Distinct().Order().Take(4)]);
        return Array.ConvertAll(values, value => value == code);
    }

    private static double CodeOf(string trait, double[] levels) => levels switch
    {
        [] => throw Fault("ASC007", trait, $"{trait} is missing in all samples of the set.", "Check that the table belongs to these genotypes."),
        [1] => throw Fault("ASC007", trait, $"{trait} is 1 in all samples that have it: affected, of 0 and 1, or healthy, of 1 and 2.", "Write affected as 2."),
        [0, 1, 2] => throw Fault("ASC008", trait, $"{trait} has the values 0, 1 and 2: 0 may stand for missing or for a value.", "Write missing as NA."),
        [0] or [0, 1] => 1,
        [2] or [1, 2] => 2,
        _ => throw Fault("ASC008", trait, $"{trait} has other values than 0 and 1, or 1 and 2.", "The test needs to know who is affected: recode the trait."),
    };

    private static ProblemException Fault(string code, string trait, string message, string hint) => new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(null, null, trait), hint));
}
