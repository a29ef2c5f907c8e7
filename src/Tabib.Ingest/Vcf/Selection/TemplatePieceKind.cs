namespace Tabib.Ingest.Vcf.Selection;

internal enum TemplatePieceKind
{
    Text,
    Info,

    /// <summary>A value of a sample.</summary>
    Sample,
    SampleName,
    SampleLoop,

    /// <summary>0-based position.</summary>
    Start,

    /// <summary>1-based position of the last base.</summary>
    End,
    AlternateCount,
    Type,

    /// <summary>The whole line.</summary>
    Line,

    /// <summary>CHROM; the others follow in the order of <see cref="VcfColumn"/>.</summary>
    FirstColumn,
}
