using Tabib.Core.Outcomes;
using Tabib.Record.Journal;

namespace Tabib.Record.Timeline;

/// <summary>The columns for analytics: Parquet files made from the journal, which is the only truth. It may lag behind and states its position; <see cref="CatchUp"/> takes it to the journal's end.</summary>
public static class PatientTimeline
{
    /// <summary>Writes the patients whose facts changed since the timeline's position. What is missing, damaged or of another journal is made anew.</summary>
    /// <exception cref="ProblemException">TML010: its folder cannot be written.</exception>
    public static TimelineCatchUp CatchUp(Workspace workspace, IProgress<TimelineProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        Directory.CreateDirectory(workspace.TimelineDirectory);
        using var snapshot = workspace.Journal.Snapshot();
        using var database = new TimelineDatabase(workspace.TimelineDirectory);
        using var writer = new PartWriter(database, workspace.TimelineDirectory, workspace.Journal.Concepts, 0);
        var persons = snapshot.ChangedSince(0);
        var facts = new PatientFacts();
        foreach (var person in persons)
        {
            snapshot.Read(person, facts);
            writer.Add(facts, snapshot.Ids(person));
        }

        var parts = writer.Finish();
        var manifest = new TimelineManifest(snapshot.Position, Convert.ToHexStringLower(snapshot.Commitment(snapshot.Position)), parts, new Dictionary<string, long>(), new Dictionary<string, StoredFile>());
        manifest.Write(workspace.TimelineDirectory);
        return new TimelineCatchUp(manifest.Position, persons.Count, parts.SelectMany(part => part.Files).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value.Rows)), []);
    }
}
