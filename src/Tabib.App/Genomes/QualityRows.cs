using System.Runtime.CompilerServices;
using System.Text;
using Tabib.Core.Genome;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>One pass over a block of variants: rows of variants.tsv, and what each sample adds up. One for each thread.</summary>
internal sealed class QualityRows : IDisposable
{
    private const double SmallestPlain = 1e-290;

    private readonly GenotypeStore _store;
    private readonly VariantCounter _counter;
    private readonly QualityThresholds _thresholds;
    private readonly int _trios;
    private readonly int _commonPerBlock;
    private readonly GenotypeReader _reader;
    private readonly GenotypeBuffer _genotypes;
    private readonly byte[][] _chromosomes;

    public QualityRows(GenotypeStore store, CohortSamples samples, IReadOnlyList<Trio> trios, QualityThresholds thresholds, int commonPerBlock)
    {
        _store = store;
        _counter = new VariantCounter(samples);
        _thresholds = thresholds;
        _trios = trios.Count;
        _commonPerBlock = commonPerBlock;
        Samples = new SampleAccumulator(samples, trios);
        _reader = store.OpenReader();
        _genotypes = new GenotypeBuffer(store.Samples.Count);
        _chromosomes = [.. store.Variants.Chromosomes.Select(chromosome => Encoding.UTF8.GetBytes(chromosome.Name))];
    }

    public static ReadOnlySpan<byte> Header => "CHROM\tPOS\tID\tREF\tALT\tALT_FREQ\tMAF\tOBS_CT\tMISSING_CT\tMISSING\tHOM_REF\tHET\tHOM_ALT\tHAP_REF\tHAP_ALT\tHET_HAP\tHWE_P\tHWE_MIDP\tMENDEL\tFLAGS\n"u8;

    public SampleAccumulator Samples { get; }

    public QualityBlock Write(VariantBlock range)
    {
        var block = new QualityBlock(range.Number) { End = range.End };
        var variants = _store.Variants;
        for (var i = range.Start; i < range.End; i++)
        {
            var variant = _store.Selected[i];
            var chromosome = variants.ChromosomeIndex(variant);
            var kind = variants.Chromosomes[chromosome];
            var alternates = variants.AlternateCount(variant);
            var isExcluded = true;
            for (var allele = 1; allele <= alternates; allele++)
            {
                if (_reader.HasDosages(variant)) _reader.Read(variant, allele, _genotypes);
                else _reader.ReadHardCalls(variant, allele, _genotypes);
                var counts = _counter.Count(_genotypes, VariantCounter.PloidyOf(kind.Kind));
                var errors = 0;
                if (allele == 1)
                {
                    errors = Samples.Add(_genotypes, counts, kind, alternates == 1);
                    if (block.Common.Count < _commonPerBlock && alternates == 1 && DuplicateSearch.IsUseful(counts, kind)) block.Common.Add(Copy());
                }

                block.Table.Add(_chromosomes[chromosome]).Add(variants.Position(variant)).Add(variants.IdBytes(variant)).Add(variants.ReferenceBytes(variant)).Add(variants.AlternateBytes(variant, allele));
                isExcluded &= Write(counts, errors, block) != VariantFlags.None;
            }

            if (!isExcluded) continue;
            block.Excluded.Add(variants.IdBytes(variant));
            block.Excluded.EndRow();
        }

        return block;
    }

    public void Dispose() => _reader.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private VariantFlags Write(in VariantCounts counts, int errors, QualityBlock block)
    {
        var table = block.Table;
        var test = counts.HardyWeinbergTest();
        var flags = _thresholds.FlagsOf(counts, test, errors, _trios);
        block.Tally.Add(counts, test, flags, errors);
        table.Add(counts.AlternateFrequency).Add(counts.MinorFrequency).Add(counts.AlleleCount).Add(counts.Missing).Add(counts.MissingRate);
        table.Add(counts.Diploid.None).Add(counts.Diploid.One).Add(counts.Diploid.Two).Add(counts.HaploidReference).Add(counts.HaploidAlternate).Add(counts.HeterozygousHaploid);
        if (test is not { } p) table.Add("NA"u8).Add("NA"u8);
        else if (p.MidP > SmallestPlain) table.Add(p.P).Add(p.MidP);
        else table.AddPValue(p.LogP).AddPValue(p.LogMidP);
        table.Add(errors).Add(QualityWords.Of(flags));
        table.EndRow();
        return flags;
    }

    private ulong[] Copy()
    {
        _genotypes.Densify();
        return _genotypes.Packed.AsSpan(0, _genotypes.WordCount).ToArray();
    }
}
