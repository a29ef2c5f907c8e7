using System.Globalization;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Ingest.Plink;

namespace Tabib.Conformance.Evidence.PopulationGenetics;

/// <summary>Mendel errors and transmission disequilibrium in the trios of hail, against PLINK 1.9 and hail.</summary>
public sealed class FamilyTests
{
    /// <summary>Pseudo-autosomal regions of X in GRCh37, 1-based: hail counts them as autosomal.</summary>
    private static readonly (int From, int To)[] PseudoAutosomal = [(60_001, 2_699_520), (154_931_044, 155_260_560)];

    [Fact]
    public void Mendel_errors_implicate_whom_plink_implicates()
    {
        var vcf = SmallVcf.Read(SharedData.Find("genomics/trio/mendel.vcf"));
        var cohort = new CohortSamples(Samples(vcf, "genomics/trio/mendel.fam", out _));
        var accumulator = new SampleAccumulator(cohort, Trio.Find(cohort.Table));
        var errors = 0;
        foreach (var (chromosome, _, codes) in vcf.Variants)
        {
            var genotypes = SmallVcf.Pack(codes);
            var contig = Chromosome.Of(chromosome);
            errors += accumulator.Add(genotypes, new VariantCounter(cohort).Count(genotypes, VariantCounter.PloidyOf(contig.Kind)), contig, hasTwoAlleles: true);
        }

        // plink1.9 --bfile (made from mendel.vcf with mendel.fam) --allow-extra-chr --mendel: 33 errors and these sums.
        Assert.Equal(33, errors);
        var byId = accumulator.Finish(new SexCheck()).ToDictionary(sample => cohort.Table.Ids[sample.Sample], sample => sample.MendelErrors);
        Assert.Equal((14, 18, 19, 14, 0), (byId["Dad1"], byId["Mom1"], byId["Son1"], byId["Dtr1"], byId["Son2"]));
    }

    [Fact]
    public void Transmissions_are_those_of_hail()
    {
        var vcf = SmallVcf.Read(SharedData.Find("genomics/trio/tdt.vcf"));
        var table = Samples(vcf, "genomics/trio/tdt.fam", out var affected);
        var trios = Trio.Find(table);
        var expected = ExpectedTable.Read(SharedData.Find("genomics/trio/tdt_results.tsv"));
        var variants = vcf.Variants.ToDictionary(variant => (variant.Chromosome, variant.Position));
        Assert.InRange(expected.Rows.Count, 90, 200);
        foreach (var row in expected.Rows)
        {
            var (chromosome, position, codes) = variants[(expected.Text(row, "CHROM"), int.Parse(expected.Text(row, "POSITION"), CultureInfo.InvariantCulture))];
            var ploidy = chromosome == "X" && !PseudoAutosomal.Any(region => position >= region.From && position <= region.To) ? VariantPloidy.SexLinked : VariantPloidy.Diploid;
            var found = TransmissionDisequilibrium.Count(SmallVcf.Pack(codes), trios, child => affected[child], ploidy);
            Assert.True((expected.Text(row, "T"), expected.Text(row, "U")) == (found.Transmitted.ToString(CultureInfo.InvariantCulture), found.Untransmitted.ToString(CultureInfo.InvariantCulture)), $"{chromosome}:{position}: {string.Join(' ', row)}, found {found}");
            if (!double.IsNaN(found.ChiSquare)) ExpectedTable.AssertEqual(expected.Text(row, "Chi2"), found.ChiSquare.ToString("G9", CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Transmissions_of_the_cohort_are_those_of_plink()
    {
        var expected = ExpectedTable.OfCohort("tdt");
        var fam = SharedData.Find("genomics/cohort/toy_ped.fam");
        var samples = FamReader.Read(fam);
        var affected = File.ReadLines(fam).Select(line => line.Split(' ')[5] == "2").ToArray();
        var trios = Trio.Find(samples);
        var variants = PvarReader.Read(SharedData.Find("genomics/cohort/toy.bim"));
        using var reader = new BedReader(SharedData.Find("genomics/cohort/toy.bed"), samples.Count, variants.Count);
        var genotypes = new GenotypeBuffer(samples.Count);
        var rows = expected.Rows.ToDictionary(row => expected.Text(row, "SNP"));
        Assert.True(rows.Count > 1000);
        for (var variant = 0; variant < variants.Count; variant++)
        {
            if (!rows.TryGetValue(variants.Id(variant), out var row)) continue;
            reader.Read(variant, 1, genotypes);
            var found = TransmissionDisequilibrium.Count(genotypes, trios, child => affected[child], VariantPloidy.Diploid);

            // PLINK 1.9 counts its allele 1, which may be either.
            if (expected.Text(row, "A1") != variants.Alternate(variant)) found = new TransmissionDisequilibrium(found.Untransmitted, found.Transmitted);
            Assert.Equal((expected.Text(row, "T"), expected.Text(row, "U")), (found.Transmitted.ToString(CultureInfo.InvariantCulture), found.Untransmitted.ToString(CultureInfo.InvariantCulture)));
            if (expected.Text(row, "CHISQ") != "NA") ExpectedTable.AssertEqual(expected.Text(row, "CHISQ"), found.ChiSquare.ToString("G9", CultureInfo.InvariantCulture), 6e-4);
        }
    }

    /// <summary>The samples of the VCF with what the .fam says of them.</summary>
    private static SampleTable Samples(SmallVcf vcf, string fam, out bool[] affected)
    {
        var rows = File.ReadLines(SharedData.Find(fam)).Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).ToDictionary(row => row[1]);
        var ordered = vcf.Samples.Select(id => rows[id]).ToArray();
        affected = [.. ordered.Select(row => row[5] == "2")];
        return new SampleTable(
            vcf.Samples, [.. ordered.Select(row => row[0])], [.. ordered.Select(row => row[4] switch { "1" => Sex.Male, "2" => Sex.Female, _ => Sex.Unknown })],
            [.. ordered.Select(row => row[2])], [.. ordered.Select(row => row[3])]);
    }
}
