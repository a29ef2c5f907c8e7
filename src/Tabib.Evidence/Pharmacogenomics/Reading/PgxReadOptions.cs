namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>How a file is read.</summary>
/// <param name="Build">"GRCh37" or "GRCh38"; null to tell by the header and the bases.</param>
/// <param name="Sample">One sample alone; null for all.</param>
/// <param name="Samples">These samples alone; null for all.</param>
/// <param name="Combines">Whether combinations are looked for: then bases that no definition knows are kept in some genes.</param>
/// <param name="AbsentIsReference">The user states that positions absent from the file are the reference.</param>
/// <param name="SmallestDepth">DP that a reference block needs to count as reference.</param>
/// <param name="SmallestQuality">GQ that a reference block needs to count as reference.</param>
internal sealed record PgxReadOptions(string? Build = null, string? Sample = null, IReadOnlySet<string>? Samples = null, bool Combines = false, bool AbsentIsReference = false, int SmallestDepth = 10, int SmallestQuality = 20, int Threads = 1);
