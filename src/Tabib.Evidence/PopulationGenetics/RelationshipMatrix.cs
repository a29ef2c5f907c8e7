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

    /// <summary>Column tiles a piece of work, so that a row's panel serves several.</summary>
    private const int TilesPerPiece = 8;

    private readonly double[][] _tiles;
    private readonly int _panels;
    private readonly int _threads;

    private RelationshipMatrix(int sampleCount, int threads)
    {
        SampleCount = sampleCount;
        _threads = threads;
        _panels = GenotypePanels.PanelCount(sampleCount);
        _tiles = new double[_panels * (_panels + 1) / 2][];
        for (var i = 0; i < _tiles.Length; i++) _tiles[i] = new double[Width * Width];
    }

    public int SampleCount { get; }

    public double this[int row, int column] => row >= column ? Tile(row / Width, column / Width)[(row % Width * Width) + (column % Width)] : this[column, row];

    public static long Bytes(int sampleCount)
    {
        var panels = (long)GenotypePanels.PanelCount(sampleCount);
        return (panels * (panels + 1) / 2 * Width * Width * sizeof(double)) + (2 * ExpandedBytes);
    }

    public static RelationshipMatrix Of(GenotypeStore store, StandardisedVariants variants, int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        var matrix = new RelationshipMatrix(store.Samples.Count, threads);
        var block = new GenotypePanelBlock(matrix.SampleCount, GenotypePanelBlock.LargestCapacity(matrix.SampleCount, Expanded, ExpandedBytes));
        using var readers = new GenotypeReaders(store);
        for (var start = 0; start < variants.Count; start += block.Capacity)
        {
            var count = Math.Min(block.Capacity, variants.Count - start);
            matrix.Expand(store, readers, variants, start, count, block, cancellation);
            matrix.Add(block, count, cancellation);
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
            var panels = new double[_panels * Width * PanelSums.Columns];
            for (var c = 0; c < columns; c++)
            {
                for (var i = 0; i < SampleCount; i++) panels[(i * PanelSums.Columns) + c] = input[first + c][i];
            }

            var at = first;
            new OrderedWork<int, (int Row, double[] Sums)>(Enumerable.Range(0, _panels), result =>
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

    private double[] Tile(int row, int column) => _tiles[(row * (row + 1) / 2) + column];

    private double[] MultiplyRow(int row, double[] panels)
    {
        var sums = new double[Width * PanelSums.Columns];
        for (var column = 0; column < _panels; column++)
        {
            var panel = panels.AsSpan(column * Width * PanelSums.Columns, Width * PanelSums.Columns);
            if (column <= row) PanelSums.Multiply(Tile(row, column), Width, 1, Width, panel, sums);
            else PanelSums.Multiply(Tile(column, row), 1, Width, Width, panel, sums);
        }

        return sums;
    }

    private void Expand(GenotypeStore store, GenotypeReaders readers, StandardisedVariants variants, int start, int count, GenotypePanelBlock block, CancellationToken cancellation)
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

    private void Add(GenotypePanelBlock block, int count, CancellationToken cancellation) =>
        new OrderedWork<(int Row, int Column), bool>(Pieces(), _ => { }).Run(
            _threads,
            () =>
            {
                var product = new float[GenotypePanels.OuterRows * Width];
                return piece =>
                {
                    for (var column = piece.Column; column < Math.Min(piece.Row + 1, piece.Column + TilesPerPiece); column++)
                    {
                        var tile = Tile(piece.Row, column);
                        for (var row = 0; row < Width; row += GenotypePanels.OuterRows)
                        {
                            GenotypePanels.Outer(block.From(piece.Row, 0)[row..], Width, block.From(column, 0), count, product);
                            PanelSums.Add(tile.AsSpan(row * Width), product);
                        }
                    }

                    return true;
                };
            },
            cancellation);

    private IEnumerable<(int Row, int Column)> Pieces()
    {
        for (var row = 0; row < _panels; row++)
        {
            for (var column = 0; column <= row; column += TilesPerPiece) yield return (row, column);
        }
    }

    private void Divide(int variants, MissingPairs? missing)
    {
        for (var i = 0; i < SampleCount; i++)
        {
            for (var column = 0; column <= i / Width; column++)
            {
                var row = Tile(i / Width, column).AsSpan(i % Width * Width, Width);
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
