using System.Collections.Concurrent;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Core.Scheduling;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Variants with what their genotypes stand for: copies less twice the frequency over a standard deviation, and 0 where missing.</summary>
/// <remarks>Patterson, Price and Reich 2006, doi:10.1371/journal.pgen.0020190.</remarks>
internal sealed class StandardisedVariants
{
    private const int Batch = 256;
    private const int Codes = 4;

    private readonly float[] _values;
    private readonly ulong[]?[] _packed;

    /// <param name="packed">For each variant its genotypes, where they are kept in memory.</param>
    private StandardisedVariants(int[] indexes, double[] frequencies, double[] scales, double[] callRates, double meanSquare, ulong[]?[] packed)
    {
        Indexes = indexes;
        Frequencies = frequencies;
        Scales = scales;
        CallRates = callRates;
        HasMissing = Array.Exists(callRates, rate => rate < 1);
        MeanSquare = meanSquare;
        _packed = packed;
        _values = new float[indexes.Length * Codes];
        for (var i = 0; i < indexes.Length; i++)
        {
            var p = frequencies[i];
            for (var copies = 0; copies < 3; copies++) _values[(i * Codes) + copies] = (float)((copies - (2 * p)) / scales[i]);
        }
    }

    /// <summary>As readers take them.</summary>
    public int[] Indexes { get; }

    public double[] Frequencies { get; }

    /// <summary>What copies less twice the frequency are divided by.</summary>
    public double[] Scales { get; }

    /// <summary>For each sample the share of these variants that it has a genotype of; 1 where it has none at all.</summary>
    public double[] CallRates { get; }

    public bool HasMissing { get; }

    /// <summary>Mean square of the standardised genotypes over all that are called; 1 in Hardy-Weinberg proportions.</summary>
    public double MeanSquare { get; }

    public int Count => Indexes.Length;

    /// <summary>What the codes 0 to 3 stand for.</summary>
    public ReadOnlySpan<float> Values(int number) => _values.AsSpan(number * Codes, Codes);

    /// <summary>The genotypes of one of them, from memory where they are kept there.</summary>
    public void Read(int number, GenotypeReader reader, GenotypeBuffer genotypes)
    {
        if (_packed[number] is not { } packed)
        {
            reader.ReadHardCalls(Indexes[number], 1, genotypes);
            return;
        }

        packed.CopyTo(genotypes.Packed, 0);
        genotypes.IsSparse = false;
    }

    /// <summary>Of the autosomal variants selected, those that vary.</summary>
    /// <param name="bytes">What genotypes kept in memory may take; others are read from the file each time.</param>
    /// <returns>And how many do not.</returns>
    public static (StandardisedVariants Varying, int Constant) Of(GenotypeStore store, PcaScaling scaling, int threads, long bytes, CancellationToken cancellation)
    {
        var candidates = store.Selected.Where(variant => store.Variants.ChromosomeOf(variant).IsAutosome).ToArray();
        var (indexes, frequencies, scales, packed) = (new List<int>(), new List<double>(), new List<double>(), new List<ulong[]?>());
        var missing = new int[store.Samples.Count];
        var calls = new ConcurrentBag<SampleCallCounts>();
        var isKept = candidates.Length * (long)GenotypeBuffer.PaddedWords(store.Samples.Count) * sizeof(ulong) <= bytes;
        using var readers = new GenotypeReaders(store);
        var (squares, called) = (0.0, 0L);
        new OrderedWork<int[], List<(int Variant, GenotypeCounts Counts, ulong[]? Packed)>>(candidates.Chunk(Batch), batch =>
        {
            foreach (var (variant, counts, codes) in batch)
            {
                var p = counts.Copies / (2.0 * counts.Called);
                indexes.Add(variant);
                frequencies.Add(p);
                packed.Add(codes);
                called += counts.Called;
                var scale = ScaleOf(counts, scaling);
                scales.Add(scale);
                squares += ((counts.None * 4 * p * p) + (counts.One * (1 - (2 * p)) * (1 - (2 * p))) + (counts.Two * 4 * (1 - p) * (1 - p))) / (scale * scale);
            }
        }).Run(
            threads,
            () =>
            {
                var reader = readers.Open();
                var genotypes = new GenotypeBuffer(store.Samples.Count);
                var counter = new SampleCallCounts(store.Samples.Count);
                calls.Add(counter);
                return batch => Varying(batch, reader, genotypes, counter, isKept);
            },
            cancellation);
        foreach (var counter in calls) counter.MoveTo(new int[missing.Length], missing);
        var rates = Array.ConvertAll(missing, count => count < indexes.Count ? 1 - (count / (double)indexes.Count) : 1);
        return (new StandardisedVariants([.. indexes], [.. frequencies], [.. scales], rates, called > 0 ? squares / called : 1, [.. packed]), candidates.Length - indexes.Count);
    }

    private static double ScaleOf(GenotypeCounts counts, PcaScaling scaling)
    {
        var p = scaling == PcaScaling.Smoothed ? (counts.Copies + 1) / (2.0 * (counts.Called + 1)) : counts.Copies / (2.0 * counts.Called);
        return Math.Sqrt(2 * p * (1 - p));
    }

    private static List<(int Variant, GenotypeCounts Counts, ulong[]? Packed)> Varying(int[] batch, GenotypeReader reader, GenotypeBuffer genotypes, SampleCallCounts calls, bool isKept)
    {
        var varying = new List<(int, GenotypeCounts, ulong[]?)>(batch.Length);
        foreach (var variant in batch)
        {
            reader.ReadHardCalls(variant, 1, genotypes);
            var counts = GenotypeCounting.Count(genotypes);
            if (counts.Copies == 0 || counts.Copies == 2L * counts.Called) continue;
            calls.Add(genotypes);
            if (isKept) genotypes.Densify();
            varying.Add((variant, counts, isKept ? (ulong[])genotypes.Packed.Clone() : null));
        }

        return varying;
    }
}
