namespace Tabib.Ingest.PolygenicScores;

/// <summary>How a file states weights.</summary>
public enum WeightFormat
{
    /// <summary>PGS Catalog, format 2, and tables with its column names.</summary>
    PgsCatalog,

    /// <summary>Variant id, counted allele, one or more columns of weights, as PLINK reads them.</summary>
    Table,
}
