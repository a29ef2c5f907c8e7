using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;

namespace Tabib.Conformance.Evidence.PopulationGenetics;

/// <summary>Hail's file of chromosome X, with sexes given to its samples, against counts and tests written out in the plainest way.</summary>
public sealed class SexLinkedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-x-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Frequencies_tests_and_inferred_sexes_are_those_of_plain_counting()
    {
        var vcf = SmallVcf.Read(SharedData.Find("genomics/popgen/x-chromosome.vcf"));
        var isMale = vcf.Samples.Select((_, i) => i % 3 != 0).ToArray();
        var prefix = SmallSets.Write(Path.Combine(_folder, "set"), vcf.Samples, vcf.Variants);
        File.WriteAllLines(prefix + ".fam", vcf.Samples.Select((sample, i) => $"0\t{sample}\t0\t0\t{(isMale[i] ? 1 : 2)}\t-9"));
        var frequencies = Frequencies(prefix);
        Assert.Equal(7, frequencies.Count);
        foreach (var (row, (_, _, codes)) in frequencies.Zip(vcf.Variants))
        {
            var counts = new PlainCounts(codes, isMale);
            Assert.Equal(counts.Alternates / (double)counts.Alleles, Number(row["ALT_FREQ"]), 1e-8);
            Assert.Equal(counts.Alleles, Number(row["OBS_CT"]));
            Assert.Equal(counts.Missing / (double)codes.Length, Number(row["MISSING"]), 1e-8);
            var (p, midP) = counts.JointTest();
            Assert.Equal(p, Number(row["HWE_P"]), 1e-7);
            Assert.Equal(midP, Number(row["HWE_MIDP"]), 1e-7);
        }

        foreach (var (row, i) in Samples(prefix).Select((row, i) => (row, i))) AssertSex(row, vcf, isMale, i);
    }

    /// <summary>F of X: homozygotes beyond those that the frequencies let expect (1 - 2pq, PLINK's default); a man's two equal alleles are a homozygote, his heterozygote is not left out here.</summary>
    private static void AssertSex(Dictionary<string, string> row, SmallVcf vcf, bool[] isMale, int sample)
    {
        var (homozygous, expected, called) = (0, 0.0, 0);
        foreach (var (_, _, codes) in vcf.Variants.Where(variant => variant.Codes[sample] != 3))
        {
            var counts = new PlainCounts(codes, isMale);
            var frequency = counts.Alternates / (double)counts.Alleles;
            called++;
            homozygous += codes[sample] == 1 ? 0 : 1;
            expected += 1 - (2 * frequency * (1 - frequency));
        }

        var inbreeding = (homozygous - expected) / (called - expected);
        Assert.Equal(inbreeding, Number(row["X_F"]), 1e-6);
        Assert.Equal(inbreeding < 0.2 ? "F" : inbreeding > 0.8 ? "M" : "NA", row["X_SEX"]);
    }

    private List<Dictionary<string, string>> Frequencies(string prefix)
    {
        var path = Path.Combine(_folder, "frequency.tsv");
        new FrequencyCapability().Run(new FrequencyOptions { Prefix = prefix, Out = path }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        return Table(path);
    }

    private List<Dictionary<string, string>> Samples(string prefix)
    {
        var folder = Path.Combine(_folder, "qc");
        new QualityCapability().Run(new QualityOptions { Prefix = prefix, Out = folder }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        return Table(Path.Combine(folder, "samples.tsv"));
    }

    private static List<Dictionary<string, string>> Table(string path)
    {
        var lines = File.ReadAllLines(path).Select(line => line.Split('\t')).ToArray();
        return [.. lines.Skip(1).Select(fields => lines[0].Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
