using Tabib.Core.Identity;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;
using Tabib.Record.Journal;
using Tabib.Record.Timeline;

namespace Tabib.Conformance.Record;

/// <summary>The load set in a workspace of its own, with its timeline.</summary>
public sealed class SyntheaTimeline : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"tabib-timeline-{Guid.NewGuid():N}");
    private Workspace? _workspace;
    private TimelineQuery? _query;

    /// <summary>The first column of the first row.</summary>
    public long Count(string sql) => Convert.ToInt64(Ask(sql)[0][0], System.Globalization.CultureInfo.InvariantCulture);

    public List<object[]> Ask(string sql)
    {
        _query ??= Open();
        using var command = _query.Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var cells = new object[reader.FieldCount];
            reader.GetValues(cells);
            rows.Add(cells);
        }

        return rows;
    }

    public void Dispose()
    {
        _query?.Dispose();
        _workspace?.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private TimelineQuery Open()
    {
        var load = SharedData.Find("records/synthea/load");
        _workspace = Workspace.Open(Path.Combine(_folder, "workspace"), new WorkspaceOptions { Create = true, KeyDirectory = Path.Combine(_folder, "keys") });
        var sources = InputDiscovery.Find(Directory.GetFiles(load, "*.ndjson.gz"), "load", []).Select(ImportSource.Fhir);
        _workspace.Journal.Import([.. sources], new FhirReadOptions { Now = new DateTimeOffset(2026, 6, 30, 0, 0, 0, TimeSpan.Zero) }, null, TestContext.Current.CancellationToken);
        PatientTimeline.CatchUp(_workspace, null, TestContext.Current.CancellationToken);
        return TimelineQuery.Open(_workspace, new AccessContext("test", "test"));
    }
}
