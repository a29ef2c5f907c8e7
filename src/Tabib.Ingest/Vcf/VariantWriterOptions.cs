namespace Tabib.Ingest.Vcf;

/// <summary>How a file of variants is written.</summary>
public sealed record VariantWriterOptions
{
    public VariantFileFormat Format { get; init; } = VariantFileFormat.VcfGz;

    /// <summary>Level of compression, 0 (none) to 9.</summary>
    public int Level { get; init; } = 4;

    /// <summary>Threads that compress; the bytes do not depend on it.</summary>
    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Whether an index is written beside a file in BGZF. It is left out where the records turn out not to be sorted.</summary>
    public bool WriteIndex { get; init; } = true;
}
