using System.Globalization;
using Tabib.App.Association;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;

namespace Tabib.App.Genomes;

/// <summary>Principal components of the samples of a set, from tables that <c>genotypes pca</c> and <c>project</c> wrote.</summary>
internal static class ComponentScores
{
    /// <param name="wanted">Number of components; null for all that the first table has.</param>
    /// <returns>By component, then sample.</returns>
    /// <exception cref="ProblemException">ASC001 to ASC006: no such table. POP076: samples without components, or with two rows. POP077: too few components.</exception>
    public static double[][] Read(IReadOnlyList<string> paths, int? wanted, SampleTable samples)
    {
        double[][]? scores = null;
        foreach (var path in paths)
        {
            var names = NamesOf(path, wanted ?? scores?.Length);
            var table = SampleValues.Read(path, names, samples);
            scores ??= [.. names.Select(_ => NotKnown(samples.Count))];
            for (var sample = 0; sample < samples.Count; sample++)
            {
                if (table.Values.Any(values => double.IsNaN(values[sample]))) continue;
                if (!double.IsNaN(scores[0][sample])) throw Fault("POP076", path, $"{samples.Ids[sample]} has components in another file too.", "Give each sample's components once.");
                for (var i = 0; i < scores.Length; i++) scores[i][sample] = table.Values[i][sample];
            }
        }

        var without = Enumerable.Range(0, samples.Count).Where(sample => double.IsNaN(scores![0][sample])).ToArray();
        return without.Length == 0
            ? scores!
            : throw Fault("POP076", paths[0], string.Create(CultureInfo.InvariantCulture, $"{without.Length:N0} of the {samples.Count:N0} samples have no components, {samples.Ids[without[0]]} for one."), "Place them with genotypes project and give that table too, or leave them out with --keep.");
    }

    private static string[] NamesOf(string path, int? wanted)
    {
        var header = PhenotypeTableReader.ReadHeader(path);
        string[] names = [.. Enumerable.Range(1, header.Count).Select(i => $"PC{i}").TakeWhile(header.Contains)];
        if (names.Length == 0) throw Fault("POP077", path, "The table has no column PC1.", "Give the .eigenvec of genotypes pca, or a table of genotypes project.");
        return wanted is null || names.Length >= wanted
            ? [.. names.Take(wanted ?? names.Length)]
            : throw Fault("POP077", path, $"The table has {names.Length} components, and {wanted} are needed.", "Ask for fewer with --components.");
    }

    private static double[] NotKnown(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }

    private static ProblemException Fault(string code, string path, string message, string hint) => new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(path), hint));
}
