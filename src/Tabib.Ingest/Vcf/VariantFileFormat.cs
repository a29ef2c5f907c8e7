namespace Tabib.Ingest.Vcf;

/// <summary>How a file of variants is written.</summary>
public enum VariantFileFormat
{
    /// <summary>Plain text.</summary>
    Vcf,

    /// <summary>Text in BGZF, which an index can point into.</summary>
    VcfGz,

    /// <summary>Binary in BGZF.</summary>
    Bcf,
}
