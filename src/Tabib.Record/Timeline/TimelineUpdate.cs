using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Record.Journal;

namespace Tabib.Record.Timeline;

/// <summary>One catch-up, under the lock: new parts first, then the files for other programs, the manifest last. Until it is written, all stands as before.</summary>
internal sealed class TimelineUpdate(string directory, JournalSnapshot journal, ConceptTable concepts, IProgress<TimelineProgress>? progress, CancellationToken cancellation)
{
    private const int PatientsBetweenReports = 64;

    private readonly List<Problem> _problems = [];

    public TimelineCatchUp Run()
    {
        var before = TimelineState.Read(directory, journal, _problems);
        TimelineState.RemoveLeftovers(directory, before);
        var isIntact = before is not null && OmopFiles.AreIntact(directory, before);
        if (isIntact && before!.Position == journal.Position) return Result(before, 0);

        var kept = before is { IsWorn: false } ? before : null;
        var changed = journal.ChangedSince(kept?.Position ?? 0);
        var after = isIntact && kept is not null && changed.Count == 0 ? kept with { Position = journal.Position, Commitment = Commitment } : Renew(kept, before?.LastPart ?? 0, changed);
        after.Write(directory);
        return Result(after, changed.Count);
    }

    private string Commitment => Convert.ToHexStringLower(journal.Commitment(journal.Position));

    private TimelineManifest Renew(TimelineManifest? kept, long lastPart, List<PatientKey> changed)
    {
        using var database = TimelineDatabase.ForWriting(directory);
        var written = WriteParts(database, lastPart, changed);
        var renewed = new PatientSet();
        foreach (var patient in changed) renewed.Append(patient.Number);
        var parts = (kept?.Parts ?? []).Select(part => part.Hide(renewed)).Where(part => part.Hidden.Count < part.Patients.Count).Concat(written).ToArray();
        var manifest = new TimelineManifest(journal.Position, Commitment, parts, new SortedDictionary<string, long>(), new SortedDictionary<string, StoredFile>());
        TimelineViews.Create(database, directory, manifest);
        var omop = OmopFiles.Write(database, directory, cancellation);
        return manifest with { Omop = omop, Rows = Rows(database, parts) };
    }

    private IReadOnlyList<TimelinePart> WriteParts(TimelineDatabase database, long lastPart, List<PatientKey> changed)
    {
        using var writer = new PartWriter(database, directory, concepts, lastPart);
        var facts = new PatientFacts();
        for (var i = 0; i < changed.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (journal.Ids(changed[i]) is { Count: > 0 } ids)
            {
                journal.Read(changed[i], facts);
                writer.Add(facts, ids);
            }

            if (i % PatientsBetweenReports == 0) progress?.Report(new TimelineProgress(i, changed.Count));
        }

        var parts = writer.Finish();
        progress?.Report(new TimelineProgress(changed.Count, changed.Count));
        return parts;
    }

    /// <summary>Rows of each table; counted only where some are hidden.</summary>
    private static SortedDictionary<string, long> Rows(TimelineDatabase database, TimelinePart[] parts)
    {
        var isPlain = parts.All(part => part.Hidden.Count == 0);
        return new SortedDictionary<string, long>(
            ClinicalTables.All.ToDictionary(table => table.Name, table => isPlain ? parts.Sum(part => part.Files[table.Name].Rows) : database.Count($"SELECT count(*) FROM {table.Name}")), StringComparer.Ordinal);
    }

    private TimelineCatchUp Result(TimelineManifest manifest, int renewed) => new(manifest.Position, renewed, manifest.AllRows, _problems);
}
