using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>The rows of the frequency table for one block of variants. One for each thread.</summary>
internal sealed class FrequencyRows : IDisposable
{
    /// <summary>Below it a double loses digits, and the logarithm is written.</summary>
    private const double SmallestPlain = 1e-290;

    private readonly GenotypeStore _store;
    private readonly VariantCounter _counter;
    private readonly GenotypeReader _reader;
    private readonly GenotypeBuffer _genotypes;
    private readonly byte[][] _chromosomes;
    private readonly ConcurrentBag<Utf8TableWriter> _tables;
    private readonly RowEnds _ends = new();

    /// <param name="tables">Buffers that are written and may be filled again.</param>
    public FrequencyRows(GenotypeStore store, VariantCounter counter, ConcurrentBag<Utf8TableWriter> tables)
    {
        _tables = tables;
        _store = store;
        _counter = counter;
        _reader = store.OpenReader();
        _genotypes = new GenotypeBuffer(store.Samples.Count);
        _chromosomes = [.. store.Variants.Chromosomes.Select(chromosome => Encoding.UTF8.GetBytes(chromosome.Name))];
    }

    public static ReadOnlySpan<byte> Header => "CHROM\tPOS\tID\tREF\tALT\tALT_FREQ\tOBS_CT\tMISSING\tHWE_P\tHWE_MIDP\n"u8;

    public FrequencyBlock Write(VariantBlock block)
    {
        if (_tables.TryTake(out var table)) table.Clear();
        else table = new Utf8TableWriter();
        var variants = _store.Variants;
        long rows = 0, heterozygousHaploid = 0;
        for (var i = block.Start; i < block.End; i++)
        {
            var variant = _store.Selected[i];
            var chromosome = variants.ChromosomeIndex(variant);
            var ploidy = VariantCounter.PloidyOf(variants.Chromosomes[chromosome].Kind);
            var alternates = variants.AlternateBytes(variant);
            for (var allele = 1; !alternates.IsEmpty; allele++)
            {
                var comma = alternates.IndexOf((byte)',');
                var alternate = comma < 0 ? alternates : alternates[..comma];
                alternates = comma < 0 ? default : alternates[(comma + 1)..];
                var counts = Count(variant, allele, ploidy);
                table.Add(_chromosomes[chromosome]).Add(variants.Position(variant)).Add(variants.IdBytes(variant)).Add(variants.ReferenceBytes(variant)).Add(alternate);
                Write(counts, table);
                rows++;
                heterozygousHaploid += allele == 1 ? counts.HeterozygousHaploid : 0;
            }
        }

        return new FrequencyBlock(table, rows, heterozygousHaploid, block.End);
    }

    public void Dispose() => _reader.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private VariantCounts Count(int variant, int allele, VariantPloidy ploidy)
    {
        if (_reader.HasDosages(variant)) _reader.Read(variant, allele, _genotypes);
        else if (allele == 1 && _counter.NeedsTotalsAlone(ploidy) && _reader.TryCount(variant, out var totals)) return _counter.Count(totals, ploidy);
        else _reader.ReadHardCalls(variant, allele, _genotypes);
        return _counter.Count(_genotypes, ploidy);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(in VariantCounts counts, Utf8TableWriter table)
    {
        if (_ends.TryAdd(counts, table))
        {
            table.EndRow();
            return;
        }

        var start = table.Length + 1;
        table.Add(counts.AlternateFrequency).Add(counts.AlleleCount).Add(counts.MissingRate);
        if (counts.HardyWeinbergTest() is { } test)
        {
            if (test.MidP > SmallestPlain) table.Add(test.P).Add(test.MidP);
            else table.AddPValue(test.LogP).AddPValue(test.LogMidP);
        }
        else table.Add("NA"u8).Add("NA"u8);

        _ends.Keep(counts, table.Written[start..]);
        table.EndRow();
    }
}
