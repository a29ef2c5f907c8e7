namespace Tabib.Evidence.Pharmacogenomics.Facts;

/// <summary>What an activity score gives.</summary>
/// <param name="Score">As it is written, such as "1.25", "≥3.0", "n/a".</param>
public sealed record ScoreRule(string Score, string Result);
