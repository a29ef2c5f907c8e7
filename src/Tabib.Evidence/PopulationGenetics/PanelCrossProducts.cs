using Tabib.Core.Kernels;
using Tabib.Core.Scheduling;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Sums over variants of the products of two samples' numbers, for all pairs of samples: tiles of 48 by 48 below the diagonal, in double precision.</summary>
internal sealed class PanelCrossProducts
{
    public const int Width = GenotypePanels.Width;

    /// <summary>Column tiles a piece of work, so that a row's panel serves several.</summary>
    private const int TilesPerPiece = 8;

    private readonly double[][] _tiles;

    public PanelCrossProducts(int sampleCount)
    {
        SampleCount = sampleCount;
        PanelCount = GenotypePanels.PanelCount(sampleCount);
        _tiles = new double[PanelCount * (PanelCount + 1) / 2][];
        for (var i = 0; i < _tiles.Length; i++) _tiles[i] = new double[Width * Width];
    }

    public int SampleCount { get; }

    public int PanelCount { get; }

    public double this[int row, int column] => row >= column ? Tile(row / Width, column / Width)[(row % Width * Width) + (column % Width)] : this[column, row];

    public static long Bytes(int sampleCount)
    {
        var panels = (long)GenotypePanels.PanelCount(sampleCount);
        return panels * (panels + 1) / 2 * Width * Width * sizeof(double);
    }

    /// <param name="row">Not before <paramref name="column"/>.</param>
    public double[] Tile(int row, int column) => _tiles[(row * (row + 1) / 2) + column];

    /// <summary>Adds the first variants of a block, summed in single precision: at most 4,096.</summary>
    public void Add(GenotypePanelBlock block, int count, int threads, CancellationToken cancellation) =>
        new OrderedWork<(int Row, int Column), bool>(Pieces(), _ => { }).Run(
            threads,
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
        for (var row = 0; row < PanelCount; row++)
        {
            for (var column = 0; column <= row; column += TilesPerPiece) yield return (row, column);
        }
    }
}
