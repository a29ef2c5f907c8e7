using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;
using Tabib.Record.Genotypes;

namespace Tabib.Conformance.Record.Genotypes;

/// <summary>Files that PLINK 2 wrote, and what it wrote of them in other formats (plink-ng's own test data; the invented cohort).</summary>
public sealed class PlinkFormatTests
{
    private const string Folder = "genomics/formats/plink-ng/";

    [Fact]
    public void Vcf_bed_and_pgen_of_one_cohort_have_the_same_genotypes()
    {
        var pgen = GenotypeSets.Lines(Prefix("genomics/cohort/toy.pgen")).ToArray();
        using var sets = new GenotypeSets();
        Assert.Equal(2400, pgen.Length);
        Assert.Equal(pgen, GenotypeSets.Lines(sets.Import(SharedData.Find("genomics/cohort/toy.bed"), "bed")));
        Assert.Equal(pgen, GenotypeSets.Lines(sets.Import(SharedData.Find("genomics/cohort/toy.vcf.gz"), "vcf")));
    }

    [Theory]
    [InlineData(Folder + "chr21_phase3_start.pgen")]
    [InlineData(Folder + "all_ploidy.pgen")]
    [InlineData(Folder + "mt_mixed_phase.pgen")]
    [InlineData("genomics/cohort/toy.pgen")]
    public void A_set_written_anew_says_the_same_and_is_no_larger_by_a_hundredth(string file)
    {
        using var sets = new GenotypeSets();
        var path = SharedData.Find(file);
        var anew = sets.Import(path, "anew");
        Assert.Equal(GenotypeSets.Lines(path), GenotypeSets.Lines(anew));
        Assert.True(new FileInfo(anew + ".pgen").Length <= new FileInfo(path).Length * 1.01);
    }

    [Fact]
    public void The_body_of_a_vcf_comes_back_byte_by_byte()
    {
        using var sets = new GenotypeSets();
        var vcf = SharedData.Find(Folder + "1kg_phase3_chr21_start.vcf.gz");
        var store = GenotypeSets.Open(sets.Import(vcf, "chr21"));
        VcfExport.Run(store, sets.Path("back.vcf.gz"), VariantFileFormat.VcfGz, VcfDosageField.None, 2, null, CancellationToken.None);
        var body = Body(vcf).ToArray();
        Assert.Equal(600, body.Length);
        Assert.Equal(body, Body(sets.Path("back.vcf.gz")));
    }

    [Fact]
    public void Counts_of_reference_alleles_are_those_of_the_additive_table()
    {
        var table = Text(Folder + "plink2_test.raw.want.zst").ToArray();
        var store = GenotypeSets.Open(Prefix(Folder + "all_ploidy.pgen"));
        var names = table[0].Split('\t')[6..];
        var rows = table[1..].Select(line => line.Split('\t')).ToArray();
        using var reader = store.OpenRecordReader();
        var record = new GenotypeRecord(store.Samples.Count);
        foreach (var variant in store.Selected)
        {
            reader.Read(variant, record);
            Assert.Equal($"{store.Variants.Id(variant)}_{store.Variants.Reference(variant)}", names[variant]);
            var calls = GenotypeSets.Alleles(record);
            for (var i = 0; i < calls.Length; i++)
            {
                var expected = calls[i].Low < 0 ? "NA" : ((calls[i].Low == 0 ? 1 : 0) + (calls[i].High == 0 ? 1 : 0)).ToString(System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(expected, rows[i][6 + variant]);
            }
        }
    }

    [Fact]
    public void Sequences_of_single_bases_are_those_of_the_phylip_file()
    {
        var store = GenotypeSets.Open(Prefix(Folder + "all_ploidy.pgen"));
        var expected = Text(Folder + "plink2_test.phy.want.zst").Skip(1).Select(line => line.Split(' ')[^1]);
        Assert.Equal(expected, Sequences(store, _ => true, phased: false));
    }

    [Fact]
    public void Phased_sequences_of_females_are_those_of_the_phylip_file()
    {
        var samples = GenotypeSets.Open(Prefix(Folder + "all_ploidy.pgen")).Samples;
        var females = samples.Ids.Where((_, i) => samples.Sexes[i] == Sex.Female).ToHashSet(StringComparer.Ordinal);
        var store = GenotypeSets.Open(Prefix(Folder + "all_ploidy.pgen"), new GenotypeSelection { Keep = females });
        var expected = Text(Folder + "plink2_test.phased.phy.want.zst").Skip(1).Select(line => line.Split(' ')[^1]);
        Assert.Equal(expected, Sequences(store, variant => store.Variants.ChromosomeOf(variant).Kind is ChromosomeKind.X or ChromosomeKind.PseudoAutosomal, phased: true));
    }

    /// <summary>One sequence a sample with IUPAC's letters for two bases, or two sequences a sample.</summary>
    private static IEnumerable<string> Sequences(GenotypeStore store, Func<int, bool> isTaken, bool phased)
    {
        var sequences = Enumerable.Range(0, store.Samples.Count * (phased ? 2 : 1)).Select(_ => new StringBuilder()).ToArray();
        using var reader = store.OpenRecordReader();
        var record = new GenotypeRecord(store.Samples.Count);
        foreach (var variant in store.Selected.Where(isTaken))
        {
            string[] alleles = [store.Variants.Reference(variant), .. store.Variants.Alternate(variant).Split(',')];
            if (alleles.Any(allele => allele.Length != 1)) continue;
            reader.Read(variant, record);
            var calls = GenotypeSets.Alleles(record);
            for (var i = 0; i < calls.Length; i++)
            {
                var (low, high) = calls[i];
                if (!phased)
                {
                    sequences[i].Append(low < 0 ? 'N' : Letter(alleles[low][0], alleles[high][0]));
                    continue;
                }

                if (record.HasPhase && GenotypeSets.Bit(record.PhaseSwapped, i)) (low, high) = (high, low);
                sequences[2 * i].Append(low < 0 ? 'N' : alleles[low][0]);
                sequences[(2 * i) + 1].Append(high < 0 ? 'N' : alleles[high][0]);
            }
        }

        return sequences.Select(sequence => sequence.ToString());
    }

    private static char Letter(char first, char second) => string.Concat(((char[])[first, second]).Order()) switch
    {
        "AC" => 'M',
        "AG" => 'R',
        "AT" => 'W',
        "CG" => 'S',
        "CT" => 'Y',
        "GT" => 'K',
        var same => same[0],
    };

    private static string Prefix(string file) => SharedData.Find(file)[..^".pgen".Length];

    private static IEnumerable<string> Body(string path) => Lines(path).SkipWhile(line => line.StartsWith("##", StringComparison.Ordinal)).Skip(1);

    private static IEnumerable<string> Text(string file) => Lines(SharedData.Find(file));

    private static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(InputStreams.Open(new InputFile(path, path, InputFormat.Unknown, "", 0)));
        while (reader.ReadLine() is { } line) yield return line;
    }
}
