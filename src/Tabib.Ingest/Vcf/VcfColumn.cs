namespace Tabib.Ingest.Vcf;

/// <summary>A fixed column of a record, in the order of the line.</summary>
public enum VcfColumn
{
    Chrom,
    Pos,
    Id,
    Ref,
    Alt,
    Qual,
    Filter,
    Info,
    Format,
}
