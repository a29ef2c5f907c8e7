using System.IO.Compression;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.Conformance.Evidence.Pharmacogenomics;

/// <summary>64 invented samples of 20 genes, phased, unphased, with missing positions and phase sets, as PharmCAT 3.1.1 calls them.</summary>
public sealed class PgxCohortTests
{
    [Fact]
    public void All_1280_rows_are_equal()
    {
        var folder = SharedData.Find("pgx/cohort");
        var caller = new PgxCaller(PgxKnowledge.Load());
        var calls = caller.Call(Path.Combine(folder, "cohort.vcf.gz"), new PgxCallOptions { ResearchCyp2d6 = true }).SelectMany(sample => sample.Genes.Select(call => (sample.Sample, Call: call))).ToDictionary(pair => (pair.Sample, pair.Call.Gene), pair => pair.Call);
        var faults = new List<string>();
        var count = 0;
        foreach (var fields in Rows(Path.Combine(folder, "calls.tsv.gz")))
        {
            count++;
            var call = calls[(fields[0], fields[1])];
            var got = $"{string.Join(" ; ", call.Diplotypes.Select(pair => pair.Name))}\t{string.Join(" ; ", call.Haplotypes)}\t{(call.Status == CallStatus.Called && call.IsPhased ? "true" : "false")}";
            var want = string.Join('\t', fields[2..5]);
            if (got != want) faults.Add($"{fields[0]} {fields[1]}: {got}, not {want}");
        }

        Assert.Equal(1280, count);
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public void Phased_samples_hold_the_drawn_pair()
    {
        var folder = SharedData.Find("pgx/cohort");
        var caller = new PgxCaller(PgxKnowledge.Load());
        var calls = caller.Call(Path.Combine(folder, "cohort.vcf.gz"), new PgxCallOptions { ResearchCyp2d6 = true, AllMatches = true }).ToDictionary(sample => sample.Sample);
        var (held, count) = (0, 0);
        foreach (var fields in Rows(Path.Combine(folder, "truth.tsv.gz")).Where(fields => fields[1] == "phased"))
        {
            var call = calls[fields[0]].Genes.Single(gene => gene.Gene == fields[2]);
            var gene = caller.Knowledge.Find(fields[2])!;
            string Reported(string name) => gene.Suballeles.GetValueOrDefault(name, name);
            string[] pair = [.. new[] { fields[3], fields[4].Replace("/haploid", "", StringComparison.Ordinal) }.Where(name => name.Length > 0 && name != "haploid").Select(Reported).Order(StringComparer.Ordinal)];
            count++;
            if (call.Diplotypes.Any(diplotype => diplotype.Alleles.Order(StringComparer.Ordinal).SequenceEqual(pair))) held++;
        }

        Assert.True(count >= 300, $"{count} rows");
        Assert.Equal(count, held);
    }

    private static IEnumerable<string[]> Rows(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line) yield return line.Split('\t');
    }
}
