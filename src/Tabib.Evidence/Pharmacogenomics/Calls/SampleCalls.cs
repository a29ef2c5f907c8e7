namespace Tabib.Evidence.Pharmacogenomics.Calls;

/// <summary>The calls of one sample of one file.</summary>
/// <param name="Build">"GRCh38" or "GRCh37".</param>
/// <param name="Genes">In name order.</param>
/// <param name="AbsentIsReference">Whether the user stated that positions absent from the file are the reference.</param>
public sealed record SampleCalls(string File, string Sample, string Build, IReadOnlyList<GeneCall> Genes, bool AbsentIsReference, string KnowledgeVersion, string KnowledgeHash)
{
    /// <summary>The group of people whose allele frequencies weighed candidates; null for none.</summary>
    public string? Population { get; init; }

    /// <summary>Of the files of frequencies, lower-case hex; null where none were used.</summary>
    public string? FrequencyHash { get; init; }
}
