namespace Tabib.Evidence.Pharmacogenomics.Comparison;

/// <summary>The calls of one sample, one line of a file.</summary>
/// <param name="File">The genome file; empty where the line does not say.</param>
/// <param name="KnowledgeHash">Of the knowledge that the calls were made with; null where the line does not say.</param>
public sealed record StoredSample(string File, string Sample, IReadOnlyList<StoredCall> Calls, string? KnowledgeHash);
