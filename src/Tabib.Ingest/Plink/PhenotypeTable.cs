namespace Tabib.Ingest.Plink;

/// <summary>Traits or covariates of samples, as columns.</summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="FamilyIds">FID; null where the table has none.</param>
/// <param name="Ids">IID, each once (with its FID).</param>
/// <param name="Names">Of the columns read.</param>
/// <param name="Columns">By column, then row; NaN where missing.</param>
/// <param name="MissingCodes">Values that were -9 and count as missing.</param>
public sealed record PhenotypeTable(string Path, string[]? FamilyIds, string[] Ids, string[] Names, double[][] Columns, long MissingCodes)
{
    public int RowCount => Ids.Length;

    public double[] Column(string name) => Columns[Array.IndexOf(Names, name)];
}
