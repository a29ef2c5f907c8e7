using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;
using Tabib.Evidence.Pharmacogenomics.Reading;
using Tabib.Ingest.Vcf;

namespace Tabib.Conformance.Evidence.Pharmacogenomics;

/// <summary>PharmCAT's VCF edge cases: which positions are kept. Definitions are made of each file's own rows.</summary>
public sealed class ReaderCaseTests
{
    [Fact]
    public void Half_calls_are_kept_with_the_variant_and_dropped_with_the_reference()
    {
        var (sample, genes) = Read("VcfReaderTest-alleleOrder.vcf");
        Assert.Equal("97078987 G/T, 97078993 G/C, 97079005 ?/T, 97079071 A/?", Kept(sample, genes));
        Assert.Equal(4, sample.Warnings.Sum(list => list.Count(warning => warning.Code is "PGX113" or "PGX114")));
    }

    [Fact]
    public void Alleles_that_are_not_spelled_out_matter_where_the_genotype_names_them()
    {
        var (sample, genes) = Read("VcfReaderTest-structuralAlt.vcf");
        Assert.Equal("1 TG/TG, 2 T/T, 3 TG/T", Kept(sample, genes));
    }

    [Theory]
    [InlineData("VcfReaderTest-AD.vcf", true, 0)]
    [InlineData("VcfReaderTest-AD-missing.vcf", true, 1)]
    [InlineData("VcfReaderTest-AD-unknown.vcf", false, 0)]
    [InlineData("VcfReaderTest-AD-invalid.vcf", false, 1)]
    public void Reads_of_one_allele_alone_speak_against_a_heterozygote(string file, bool isUsed, int problems)
    {
        var (sample, genes, reading) = ReadAll(file);
        var kept = Kept(sample, genes);
        Assert.Equal(!isUsed, kept.Contains("94942254", StringComparison.Ordinal));
        Assert.Equal(!isUsed, kept.Contains("94942255", StringComparison.Ordinal));
        Assert.Equal(problems, reading.Problems.Count(problem => problem.Code == "PGX007"));
    }

    [Fact]
    public void An_allele_number_beyond_the_list_is_refused()
    {
        var fault = Assert.Throws<ProblemException>(() => Read("VcfReaderTest-badAllele.vcf"));
        Assert.Equal("PGX005", fault.Problem.Code);
    }

    [Fact]
    public void Phase_sets_are_of_their_sample()
    {
        var (_, genes, reading) = ReadAll("VcfReaderTest-phaseSet.vcf");
        int Sets(SampleReading sample) => Enumerable.Range(0, genes.Count).Sum(gene => sample.Genes[gene].PhaseSet.Count(set => set != 0));
        Assert.Equal(6, Sets(reading.Samples[0]));
        Assert.Equal(0, Sets(reading.Samples[1]));
    }

    [Fact]
    public void Phase_is_judged_by_gene()
    {
        var (sample, genes) = Read("VcfReaderTest-phasing.vcf");
        Assert.Equal(6, Kept(sample, genes).Split(", ").Length);
        string[] phased = [.. genes.Where((gene, index) => new StrandGroups(sample.Genes[index], static _ => true).IsEffectivelyPhased).Select(gene => gene.Chromosome)];
        Assert.Equal(["3"], phased);
    }

    private static (SampleReading Sample, IReadOnlyList<GeneFacts> Genes) Read(string file)
    {
        var (sample, genes, _) = ReadAll(file);
        return (sample, genes);
    }

    private static (SampleReading Sample, IReadOnlyList<GeneFacts> Genes, PgxFileReading Reading) ReadAll(string file)
    {
        var path = Path.Combine(SharedData.Find("pgx/reader"), file);
        var genes = Definitions(path);
        var reading = new PgxFileReader(genes).Read(path, new PgxReadOptions(GenomeBuild.Grch38));
        return (reading.Samples[0], genes, reading);
    }

    private static string Kept(SampleReading sample, IReadOnlyList<GeneFacts> genes)
    {
        var texts = new List<string>();
        for (var gene = 0; gene < genes.Count; gene++)
        {
            for (var position = 0; position < genes[gene].Positions.Count; position++)
            {
                var slots = sample.Genes[gene];
                if (!slots.IsPresent(position)) continue;
                string Text(byte code) => code == GeneSample.Missing ? "?" : code <= genes[gene].Positions[position].Alternates.Count ? genes[gene].Positions[position].Allele(code) : slots.Bases(position, code);
                texts.Add($"{genes[gene].Positions[position].Grch38} {Text(slots.First[position])}/{Text(slots.Second[position])}");
            }
        }

        return string.Join(", ", texts);
    }

    /// <summary>One gene a chromosome, one position a row, with the alternates that are spelled out.</summary>
    private static List<GeneFacts> Definitions(string path)
    {
        var rows = File.ReadLines(path).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).ToList();
        return [.. rows.GroupBy(fields => fields[0]).Select(group => new GeneFacts
        {
            Gene = group.Key,
            Version = "test",
            Chromosome = group.Key.Replace("chr", "", StringComparison.Ordinal),
            Positions = [.. group.Select(fields => (Place: int.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture), Row: fields)).DistinctBy(pair => pair.Place).OrderBy(pair => pair.Place).Select(pair =>
                new PositionFacts(null, pair.Place, null, pair.Row[3], Alternates(pair.Row), pair.Row[3], [.. Alternates(pair.Row).Select(alternate => $"g.{pair.Place}{alternate}")]))],
            Alleles = [],
            ReferenceAllele = -1,
            Functions = new Dictionary<string, AlleleFunction>(),
        })];
    }

    private static string[] Alternates(string[] fields)
    {
        string[] spelled = [.. fields[4].Split(',').Where(text => !text.AsSpan().ContainsAnyExcept("ACGT"))];
        return spelled.Length > 0 ? spelled : ["T"];
    }
}
