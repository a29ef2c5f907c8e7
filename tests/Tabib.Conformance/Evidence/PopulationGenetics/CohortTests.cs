using Tabib.App.Capabilities;
using Tabib.App.Genomes;

namespace Tabib.Conformance.Evidence.PopulationGenetics;

/// <summary>The commands over the cohort of 600 samples, against PLINK 2.00a3.5 and PLINK 1.90b6.26.</summary>
public sealed class CohortTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-cohort-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("afreq", "ALT_FREQS", "ALT_FREQ")]
    [InlineData("afreq", "OBS_CT", "OBS_CT")]
    [InlineData("vmiss", "F_MISS", "MISSING")]
    [InlineData("hardy", "P", "HWE_P")]
    [InlineData("hardy_midp", "MIDP", "HWE_MIDP")]
    [InlineData("hardy_x", "P", "HWE_P")]
    [InlineData("hardy_midp_x", "MIDP", "HWE_MIDP")]
    public void Frequencies_are_those_of_plink2(string table, string column, string ours)
    {
        var expected = ExpectedTable.OfCohort(table);
        var found = Frequencies(SharedData.Find("genomics/cohort/toy.pgen"));
        Assert.True(expected.Rows.Count >= 240);
        foreach (var row in expected.Rows) ExpectedTable.AssertEqual(expected.Text(row, column), found[expected.Text(row, "ID")][ours]);
    }

    [Fact]
    public void A_bed_gives_the_same_bytes_as_a_pgen()
    {
        Frequencies(SharedData.Find("genomics/cohort/toy.pgen"));
        var pgen = File.ReadAllBytes(Path.Combine(_folder, "frequency.tsv"));
        Frequencies(SharedData.Find("genomics/cohort/toy.bed"));
        Assert.Equal(pgen, File.ReadAllBytes(Path.Combine(_folder, "frequency.tsv")));
    }

    [Fact]
    public void Genotype_counts_are_those_of_plink2()
    {
        var expected = ExpectedTable.OfCohort("gcount");
        var (variants, _) = Quality(SharedData.Find("genomics/cohort/toy.pgen"));
        foreach (var row in expected.Rows)
        {
            var found = variants[expected.Text(row, "ID")];
            foreach (var (theirs, ours) in new[] { ("HOM_REF_CT", "HOM_REF"), ("HET_REF_ALT_CTS", "HET"), ("TWO_ALT_GENO_CTS", "HOM_ALT"), ("HAP_REF_CT", "HAP_REF"), ("HAP_ALT_CTS", "HAP_ALT"), ("MISSING_CT", "MISSING_CT") })
                Assert.Equal(expected.Text(row, theirs), found[ours]);
        }
    }

    [Fact]
    public void Samples_are_those_of_plink()
    {
        var (_, samples) = Quality(SharedData.Find("genomics/cohort/toy.pgen"));
        Assert.Equal(600, samples.Count);
        var missing = ExpectedTable.OfCohort("smiss");
        foreach (var row in missing.Rows)
        {
            var found = samples[missing.Text(row, "IID")];
            Assert.Equal((missing.Text(row, "MISSING_CT"), missing.Text(row, "OBS_CT")), (found["MISSING_CT"], found["SITES"]));
            ExpectedTable.AssertEqual(missing.Text(row, "F_MISS"), found["MISSING"]);
        }

        var heterozygosity = ExpectedTable.OfCohort("het");
        foreach (var row in heterozygosity.Rows)
        {
            var found = samples[heterozygosity.Text(row, "IID")];
            Assert.Equal((heterozygosity.Text(row, "O(HOM)"), heterozygosity.Text(row, "OBS_CT")), (found["HOM_OBS"], found["HOM_SITES"]));
            ExpectedTable.AssertEqual(heterozygosity.Text(row, "E(HOM)"), found["HOM_EXP"]);
            ExpectedTable.AssertEqual(heterozygosity.Text(row, "F"), found["F"]);
        }

        var sexes = ExpectedTable.OfCohort("sexcheck");
        foreach (var row in sexes.Rows)
        {
            // PLINK 1.9 prints four digits.
            var found = samples[sexes.Text(row, "IID")];
            ExpectedTable.AssertEqual(sexes.Text(row, "F"), found["X_F"], 6e-4);
            Assert.Equal(sexes.Text(row, "SNPSEX") switch { "1" => "M", "2" => "F", _ => "NA" }, found["X_SEX"]);
        }

        Assert.Equal(("S0600", "S0599"), (samples["S0599"]["DUPLICATES"], samples["S0600"]["DUPLICATES"]));
        Assert.Equal(2, samples.Values.Count(sample => sample["DUPLICATES"] != "."));
    }

    [Fact]
    public void Mendel_errors_are_those_of_plink()
    {
        var (variants, samples) = Quality(SetWithParents());
        var bySample = ExpectedTable.OfCohort("imendel");
        foreach (var row in bySample.Rows) Assert.Equal(bySample.Text(row, "N"), samples[bySample.Text(row, "IID")]["MENDEL"]);
        var errors = ExpectedTable.OfCohort("mendel");
        Assert.Equal(23, errors.Rows.Count);
        Assert.Equal(errors.Rows.Select(row => errors.Text(row, "SNP")).Order(StringComparer.Ordinal), variants.Where(pair => pair.Value["MENDEL"] != "0").Select(pair => pair.Key).Order(StringComparer.Ordinal));
    }

    /// <summary>The bed with the parents that the other files leave out.</summary>
    private string SetWithParents()
    {
        foreach (var ending in new[] { "bed", "bim" }) File.Copy(SharedData.Find($"genomics/cohort/toy.{ending}"), Path.Combine(_folder, $"family.{ending}"));
        File.Copy(SharedData.Find("genomics/cohort/toy_ped.fam"), Path.Combine(_folder, "family.fam"));
        return Path.Combine(_folder, "family");
    }

    private Dictionary<string, Dictionary<string, string>> Frequencies(string prefix)
    {
        var table = Path.Combine(_folder, "frequency.tsv");
        new FrequencyCapability().Run(new FrequencyOptions { Prefix = prefix, Out = table }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        return Table(table, "ID");
    }

    private (Dictionary<string, Dictionary<string, string>> Variants, Dictionary<string, Dictionary<string, string>> Samples) Quality(string prefix)
    {
        var folder = Path.Combine(_folder, "qc");
        new QualityCapability().Run(new QualityOptions { Prefix = prefix, Out = folder }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        return (Table(Path.Combine(folder, "variants.tsv"), "ID"), Table(Path.Combine(folder, "samples.tsv"), "IID"));
    }

    private static Dictionary<string, Dictionary<string, string>> Table(string path, string key)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split('\t');
        return lines.Skip(1).Select(line => header.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second)).ToDictionary(row => row[key]);
    }
}
