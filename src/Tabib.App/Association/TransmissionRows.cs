using System.Text;
using Tabib.App.Genomes;
using Tabib.Core.Genome;
using Tabib.Core.Statistics;
using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.App.Association;

/// <summary>The rows of a table of transmission disequilibrium tests for one block of variants. One for each thread.</summary>
internal sealed class TransmissionRows(GenotypeStore store, IReadOnlyList<Trio> trios, bool[] affected) : IDisposable
{
    /// <summary>No parent of an affected child is heterozygous: nothing is passed on rather than something else.</summary>
    public const string NoHeterozygousParent = "NO_HET_PARENT";

    /// <summary>Y and mitochondria: no parent has two copies.</summary>
    public const string Haploid = "HAPLOID";

    /// <summary>1/ln(10).</summary>
    private const double Log10OfE = 0.43429448190325182765;

    private readonly GenotypeReader _reader = store.OpenReader();
    private readonly GenotypeBuffer _genotypes = new(store.Samples.Count);
    private readonly byte[][] _chromosomes = [.. store.Variants.Chromosomes.Select(chromosome => Encoding.UTF8.GetBytes(chromosome.Name))];

    public static ReadOnlySpan<byte> Header => "CHROM\tPOS\tID\tREF\tALT\tA1\tT\tU\tOR\tCHISQ\tP\tLOG10P\tERRCODE\n"u8;

    public TransmissionBlock Write(VariantBlock range)
    {
        var block = new TransmissionBlock(new Utf8TableWriter(), new TransmissionTally(), range.End);
        var variants = store.Variants;
        for (var i = range.Start; i < range.End; i++)
        {
            var variant = store.Selected[i];
            var chromosome = variants.ChromosomeIndex(variant);
            var ploidy = VariantCounter.PloidyOf(variants.Chromosomes[chromosome].Kind);
            var alleles = variants.AlternateCount(variant);
            for (var allele = 1; allele <= alleles; allele++)
            {
                _reader.ReadHardCalls(variant, allele, _genotypes);
                _genotypes.Densify();
                var alternate = variants.AlternateBytes(variant, allele);
                block.Table.Add(_chromosomes[chromosome]).Add(variants.Position(variant)).Add(variants.IdBytes(variant)).Add(variants.ReferenceBytes(variant)).Add(alternate).Add(alternate);
                Write(variant, TransmissionDisequilibrium.Count(_genotypes, trios, child => affected[child], ploidy), ploidy, block);
            }
        }

        return block;
    }

    public void Dispose() => _reader.Dispose();

    private static void Write(int variant, TransmissionDisequilibrium test, VariantPloidy ploidy, TransmissionBlock block)
    {
        var isHaploid = ploidy is VariantPloidy.MaleOnly or VariantPloidy.Haploid;
        var logP = test.Transmitted + test.Untransmitted > 0 ? ChiSquaredDistribution.LogUpperTail(test.ChiSquare, 1) : double.NaN;
        block.Table.Add(test.Transmitted).Add(test.Untransmitted);
        if (test is { Transmitted: > 0, Untransmitted: 0 }) block.Table.Add("."u8);
        else block.Table.Add(test.OddsRatio);
        var error = isHaploid ? Haploid : double.IsNaN(logP) ? NoHeterozygousParent : ".";
        block.Table.Add(test.ChiSquare).AddPValue(logP).Add(logP == 0 ? 0 : -logP * Log10OfE).Add(error).EndRow();
        block.Tally.Count(variant, logP, error);
    }
}
