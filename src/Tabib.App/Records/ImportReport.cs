namespace Tabib.App.Records;

/// <summary>What an import did.</summary>
/// <param name="Position">Number of entries in the journal afterwards.</param>
public sealed record ImportReport(
    string Workspace, IReadOnlyList<ImportTypeCount> Types, IReadOnlyList<ImportProblemCount> Problems,
    long Position, string RootHash, double Seconds, double ResourcesPerSecond, double MegabytesPerSecond)
{
    public long Read => Types.Sum(type => type.Read);

    public long Refused => Types.Sum(type => type.Refused);
}
