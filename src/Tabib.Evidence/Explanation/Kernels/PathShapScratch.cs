namespace Tabib.Evidence.Explanation.Kernels;

/// <summary>What one thread works with on a tile; eight numbers an entry.</summary>
internal sealed class PathShapScratch(int splits, int slots, int factors)
{
    /// <summary>Of each split, which rows go left.</summary>
    public double[] Left { get; } = new double[splits * RowTile.Rows];

    /// <summary>Of each feature of the tree, what its leaves add.</summary>
    public double[] Slots { get; } = new double[slots * RowTile.Rows];

    /// <summary>Of each factor of a path: which rows it lets through, its value, the product of those before it, its integral.</summary>
    public double[] Factors { get; } = new double[4 * factors * RowTile.Rows];
}
