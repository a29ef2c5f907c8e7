namespace Tabib.App.Pharmacogenomics;

/// <summary>What <c>tabib pgx call</c> did. Without <paramref name="Out"/> the calls are made while they are written, so that any number of samples fits.</summary>
/// <param name="Samples">Written to <paramref name="Out"/>; 0 where they go to standard output.</param>
/// <param name="Warnings">Of the files read so far.</param>
/// <param name="Out">Where they were written; null for standard output.</param>
public sealed record PgxCallReport(long Samples, IReadOnlyList<string> Warnings, string? Out)
{
    internal PgxCallRun? Run { get; init; }
}
