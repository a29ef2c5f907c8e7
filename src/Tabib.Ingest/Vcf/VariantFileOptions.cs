using Tabib.Core.Genome;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>How a file of variants is read.</summary>
public sealed record VariantFileOptions
{
    /// <summary>Which rules of the specification are held.</summary>
    public VcfValidation Validation { get; init; } = VcfValidation.Structure;

    /// <summary>Threads that decompress beside the one that reads; 1 decompresses on the thread that reads.</summary>
    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Bytes that a line, or a record of BCF, may have.</summary>
    public int LongestRecord { get; init; } = 1 << 30;

    /// <summary>Takes what is wrong with the file, in its order; null: it is left unsaid, where it does not stop the reading.</summary>
    public Action<Problem>? Report { get; init; }

    /// <summary>Only the records that overlap one of these regions, in the order of the file; empty for all. The file must be BGZF, sorted and indexed.</summary>
    public IReadOnlyList<GenomeRegion> Regions { get; init; } = [];

    /// <summary>Name of the file in problems; null for its path.</summary>
    public string? Name { get; init; }
}
