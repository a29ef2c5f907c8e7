namespace Tabib.App.Records;

/// <summary>What an import did.</summary>
/// <param name="Position">Number of entries in the journal afterwards.</param>
/// <param name="Timeline">Absent where it could not be written; a problem says why.</param>
/// <param name="Seconds">Until the journal was on the disk and the timeline had caught up.</param>
public sealed record ImportReport(
    string Workspace, IReadOnlyList<ImportTypeCount> Types, IReadOnlyList<ImportProblemCount> Problems,
    long Position, string RootHash, ImportTimeline? Timeline, double Seconds, double ResourcesPerSecond, double MegabytesPerSecond)
{
    public long Read => Types.Sum(type => type.Read);

    public long Refused => Types.Sum(type => type.Refused);
}
