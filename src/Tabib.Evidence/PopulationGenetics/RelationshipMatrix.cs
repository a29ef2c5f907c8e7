using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Core.Scheduling;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>The genetic relationships of all pairs of samples: mean product of their standardised genotypes over the variants called in both. Kept as tiles of 48 by 48 below the diagonal.</summary>
internal sealed class RelationshipMatrix
{
    private const int Width = GenotypePanels.Width;

    /// <summary>Variants expanded at a time.</summary>
    private const int Expanded = 1008;

    private const long ExpandedBytes = 128L << 20;

    private readonly PanelCrossProducts _products;
    private readonly int _threads;

    private RelationshipMatrix(int sampleCount, int threads)
    {
        _threads = threads;
        _products = new PanelCrossProducts(sampleCount);
    }

    public int SampleCount => _products.SampleCount;

    public double this[int row, int column] => _products[row, column];

    /// <summary>Products, expanded genotypes, and what counts the missing calls of pairs; the expanded ones may still be there then.</summary>
    public static long Bytes(int sampleCount) => PanelCrossProducts.Bytes(sampleCount) + ExpandedBytes + MissingPairs.Bytes(sampleCount);

    public static RelationshipMatrix Of(GenotypeStore store, StandardisedVariants variants, int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        var matrix = new RelationshipMatrix(store.Samples.Count, threads);
        var block = new GenotypePanelBlock(matrix.SampleCount, GenotypePanelBlock.LargestCapacity(matrix.SampleCount, Expanded, ExpandedBytes));
        using var readers = new GenotypeReaders(store);
        for (var start = 0; start < variants.Count; start += block.Capacity)
        {
            var count = Math.Min(block.Capacity, variants.Count - start);
            matrix.Expand(readers, variants, start, count, block, cancellation);
            readers.GiveBack();
            matrix._products.Add(block, count, threads, cancellation);
            progress?.Report((start + count) / (double)variants.Count);
        }

        matrix.Divide(variants.Count, variants.HasMissing ? MissingPairs.Count(store, variants.Indexes, threads, cancellation) : null);
        return matrix;
    }

    /// <summary>Products with 16 columns at a time.</summary>
    public void Multiply(double[][] input, double[][] output, CancellationToken cancellation)
    {
        for (var first = 0; first < input.Length; first += PanelSums.Columns)
        {
            var columns = Math.Min(PanelSums.Columns, input.Length - first);
            var panels = new double[_products.PanelCount * Width * PanelSums.Columns];
            for (var c = 0; c < columns; c++)
            {
                for (var i = 0; i < SampleCount; i++) panels[(i * PanelSums.Columns) + c] = input[first + c][i];
            }

            var at = first;
            new OrderedWork<int, (int Row, double[] Sums)>(Enumerable.Range(0, _products.PanelCount), result =>
            {
                for (var i = 0; i < Math.Min(Width, SampleCount - (result.Row * Width)); i++)
                {
                    for (var c = 0; c < columns; c++) output[at + c][(result.Row * Width) + i] = result.Sums[(i * PanelSums.Columns) + c];
                }
            }).Run(_threads, () => row => (row, MultiplyRow(row, panels)), cancellation);
        }
    }

    /// <summary>Row-major, all of it.</summary>
    public double[] ToDense()
    {
        var dense = new double[SampleCount * SampleCount];
        for (var i = 0; i < SampleCount; i++)
        {
            for (var j = 0; j <= i; j++) dense[(i * SampleCount) + j] = dense[(j * SampleCount) + i] = this[i, j];
        }

        return dense;
    }

    private double[] MultiplyRow(int row, double[] panels)
    {
        var sums = new double[Width * PanelSums.Columns];
        for (var column = 0; column < _products.PanelCount; column++)
        {
            var panel = panels.AsSpan(column * Width * PanelSums.Columns, Width * PanelSums.Columns);
            if (column <= row) PanelSums.Multiply(_products.Tile(row, column), Width, 1, Width, panel, sums);
            else PanelSums.Multiply(_products.Tile(column, row), 1, Width, Width, panel, sums);
        }

        return sums;
    }

    private void Expand(GenotypeReaders readers, StandardisedVariants variants, int start, int count, GenotypePanelBlock block, CancellationToken cancellation)
    {
        const int Batch = 16;
        new OrderedWork<int, bool>(Enumerable.Range(0, (count + Batch - 1) / Batch), _ => { }).Run(
            _threads,
            () =>
            {
                var reader = readers.Open();
                var genotypes = new GenotypeBuffer(SampleCount);
                return batch =>
                {
                    for (var i = batch * Batch; i < Math.Min(count, (batch + 1) * Batch); i++)
                    {
                        variants.Read(start + i, reader, genotypes);
                        block.Set(i, genotypes, variants.Values(start + i));
                    }

                    return true;
                };
            },
            cancellation);
    }

    private void Divide(int variants, MissingPairs? missing)
    {
        for (var i = 0; i < SampleCount; i++)
        {
            for (var column = 0; column <= i / Width; column++)
            {
                var row = _products.Tile(i / Width, column).AsSpan(i % Width * Width, Width);
                for (var j = 0; j < Width; j++)
                {
                    var other = (column * Width) + j;
                    if (other >= SampleCount) break;
                    var called = variants - (missing?.Missing(i, other) ?? 0);

                    // Two samples without a common call have nothing to relate them by.
                    row[j] = called > 0 ? row[j] / called : 0;
                }
            }
        }
    }
}
