namespace Tabib.Evidence.Association.Ridge;

/// <summary>The predictions of all blocks for one trait, as the columns of the second level.</summary>
/// <param name="Columns">By block, then strength.</param>
/// <param name="Chromosomes">Of each column; index into the variant table's chromosomes.</param>
public sealed record LevelOneColumns(double[][] Columns, int[] Chromosomes)
{
    public int Count => Columns.Length;
}
