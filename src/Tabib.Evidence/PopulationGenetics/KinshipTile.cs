using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Counts of the pairs of two groups of 512 samples: rows are those of the first group, columns those of the second. Used again for other groups.</summary>
internal sealed class KinshipTile
{
    public const int Size = BitColumnCounts.Columns;

    public int RowTile { get; private set; }

    public int ColumnTile { get; private set; }

    public int[] HetHet { get; } = new int[Size * Size];

    public int[] Ibs0 { get; } = new int[Size * Size];

    /// <summary>Both missing; empty while nothing is missing.</summary>
    public int[] BothMissing { get; private set; } = [];

    /// <summary>The row's sample heterozygous and the column's missing.</summary>
    public int[] HetMissing { get; private set; } = [];

    /// <summary>The row's sample missing and the column's heterozygous.</summary>
    public int[] MissingHet { get; private set; } = [];

    public static long Bytes => 5L * Size * Size * sizeof(int);

    /// <summary>Empties the tile for the pairs of two groups.</summary>
    public KinshipTile Begin(int rowTile, int columnTile)
    {
        (RowTile, ColumnTile) = (rowTile, columnTile);
        Array.Clear(HetHet);
        Array.Clear(Ibs0);
        Array.Clear(BothMissing);
        Array.Clear(HetMissing);
        Array.Clear(MissingHet);
        return this;
    }

    public void EnsureMissing()
    {
        if (BothMissing.Length > 0) return;
        BothMissing = new int[Size * Size];
        HetMissing = new int[Size * Size];
        MissingHet = new int[Size * Size];
    }
}
