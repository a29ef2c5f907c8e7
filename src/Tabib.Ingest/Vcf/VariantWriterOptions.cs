namespace Tabib.Ingest.Vcf;

/// <summary>How a file of variants is written.</summary>
public sealed record VariantWriterOptions
{
    public const int DefaultLevel = 2;

    public VariantFileFormat Format { get; init; } = VariantFileFormat.VcfGz;

    /// <summary>Level of compression, 0 (none) to 9. 2 costs a third of the time of 6, which is as small as bcftools writes by default; its files are a tenth (BCF) to a quarter (text) larger.</summary>
    public int Level { get; init; } = DefaultLevel;

    /// <summary>Threads that compress; the bytes do not depend on it.</summary>
    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Whether an index is written beside a file in BGZF. It is left out where the records turn out not to be sorted.</summary>
    public bool WriteIndex { get; init; } = true;
}
