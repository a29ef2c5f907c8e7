using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Core.Scheduling;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Variants with what their genotypes stand for: (copies - 2p) / sqrt(2p(1 - p)), and 0 where missing.</summary>
/// <remarks>Patterson, Price and Reich 2006, doi:10.1371/journal.pgen.0020190, with p the frequency among the called samples.</remarks>
internal sealed class StandardisedVariants
{
    private const int Batch = 256;
    private const int Codes = 4;

    private readonly float[] _values;

    public StandardisedVariants(int[] indexes, double[] frequencies, bool hasMissing)
    {
        Indexes = indexes;
        Frequencies = frequencies;
        HasMissing = hasMissing;
        _values = new float[indexes.Length * Codes];
        for (var i = 0; i < indexes.Length; i++)
        {
            var p = frequencies[i];
            var scale = 1 / Math.Sqrt(2 * p * (1 - p));
            for (var copies = 0; copies < 3; copies++) _values[(i * Codes) + copies] = (float)((copies - (2 * p)) * scale);
        }
    }

    /// <summary>As readers take them.</summary>
    public int[] Indexes { get; }

    public double[] Frequencies { get; }

    public bool HasMissing { get; }

    public int Count => Indexes.Length;

    /// <summary>What the codes 0 to 3 stand for.</summary>
    public ReadOnlySpan<float> Values(int number) => _values.AsSpan(number * Codes, Codes);

    /// <summary>Of the autosomal variants selected, those that vary.</summary>
    /// <returns>And how many do not.</returns>
    public static (StandardisedVariants Varying, int Constant) Of(GenotypeStore store, int threads, CancellationToken cancellation)
    {
        var candidates = store.Selected.Where(variant => store.Variants.ChromosomeOf(variant).IsAutosome).ToArray();
        var (indexes, frequencies, hasMissing, next) = (new List<int>(), new List<double>(), false, 0);
        using var readers = new GenotypeReaders(store);
        new OrderedWork<int[], GenotypeCounts[]>(candidates.Chunk(Batch), batch =>
        {
            foreach (var counts in batch)
            {
                var variant = candidates[next++];
                if (counts.Copies == 0 || counts.Copies == 2L * counts.Called) continue;
                indexes.Add(variant);
                frequencies.Add(counts.Copies / (2.0 * counts.Called));
                hasMissing |= counts.Missing > 0;
            }
        }).Run(
            threads,
            () =>
            {
                var reader = readers.Open();
                var genotypes = new GenotypeBuffer(store.Samples.Count);
                return batch => Array.ConvertAll(batch, variant =>
                {
                    reader.ReadHardCalls(variant, 1, genotypes);
                    return GenotypeCounting.Count(genotypes);
                });
            },
            cancellation);
        return (new StandardisedVariants([.. indexes], [.. frequencies], hasMissing), candidates.Length - indexes.Count);
    }
}
