using System.Diagnostics;
using Tabib.Core.Identity;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;
using Tabib.Record.Journal;
using Tabib.Record.Timeline;

namespace Tabib.Conformance.Record;

/// <summary>Catch-ups that are killed (SIGKILL) at random moments leave the timeline as it was before or as it is after, and the next one ends as an undisturbed one does.</summary>
public sealed class KilledTimelineTests : IDisposable
{
    private const int Kills = 12;
    private const string Variable = "TABIB_KILL_TIMELINE";

    private static readonly string[] Tables = ["facts", "patients", "encounters", "conditions", "medications", "observations", "omop.person", "omop.visit_occurrence", "omop.measurement", "omop.fhir_lookup"];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"tabib-kill-timeline-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Killed_catch_ups_end_as_an_undisturbed_one_does()
    {
        var load = SharedData.Find("records/synthea/load");
        var origin = Path.Combine(_folder, "base");
        string before;
        using (var workspace = Open(origin))
        {
            Import(workspace, load, "Patient", "Encounter");
            PatientTimeline.CatchUp(workspace, null, TestContext.Current.CancellationToken);
            before = Contents(workspace);
            Import(workspace, load, "Condition", "Procedure", "MedicationRequest", "DiagnosticReport");
        }

        Copy(origin, Path.Combine(_folder, "undisturbed"));
        var clock = Stopwatch.StartNew();
        var after = CatchUp("undisturbed");
        var length = clock.Elapsed * 1.5;
        var random = new Random(20261125);
        var interrupted = 0;
        for (var i = 0; i < Kills; i++)
        {
            var name = $"killed-{i}";
            Copy(origin, Path.Combine(_folder, name));
            // The first few right at the start, so that some are interrupted however fast the machine is.
            await KillAsync(name, i < Kills / 4 ? TimeSpan.Zero : length * random.NextDouble());
            using (var workspace = Open(Path.Combine(_folder, name)))
            {
                var seen = Contents(workspace);
                if (seen == before) interrupted++;
                else Assert.Equal(after, seen);
            }

            Assert.Equal(after, CatchUp(name));
            Directory.Delete(Path.Combine(_folder, name), recursive: true);
        }

        Assert.InRange(interrupted, Kills / 4, Kills);
    }

    /// <summary>What runs in the process that is killed.</summary>
    [Fact(Explicit = true)]
    public void Child()
    {
        var folder = Environment.GetEnvironmentVariable(Variable)!;
        using var workspace = Open(folder);
        File.WriteAllText(Path.Combine(folder, "started"), "");
        PatientTimeline.CatchUp(workspace, null, TestContext.Current.CancellationToken);
    }

    private static Workspace Open(string folder) => Workspace.Open(folder, new WorkspaceOptions { Create = true, KeyDirectory = Path.Combine(Path.GetDirectoryName(folder)!, "keys") });

    private static void Import(Workspace workspace, string load, params string[] types) => workspace.Journal.Import(
        [.. InputDiscovery.Find([.. types.Select(type => Path.Combine(load, type + ".ndjson.gz"))], "load", []).Select(ImportSource.Fhir)], new FhirReadOptions { Now = new DateTimeOffset(2026, 6, 30, 0, 0, 0, TimeSpan.Zero) }, null, TestContext.Current.CancellationToken);

    private string CatchUp(string name)
    {
        using var workspace = Open(Path.Combine(_folder, name));
        Assert.Empty(PatientTimeline.CatchUp(workspace, null, TestContext.Current.CancellationToken).Problems);
        return Contents(workspace);
    }

    /// <summary>Rows of each table, and a sum over their contents that does not depend on their order.</summary>
    private static string Contents(Workspace workspace)
    {
        using var query = TimelineQuery.Open(workspace, new AccessContext("test", "test"));
        using var command = query.Connection.CreateCommand();
        command.CommandText = string.Join(" UNION ALL ", Tables.Select(table => $"SELECT '{table} ' || count(*) || ' ' || coalesce(bit_xor(hash(x)), 0) FROM {table} x"));
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    private async Task KillAsync(string name, TimeSpan after)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["-explicit", "only", "-method", $"{typeof(KilledTimelineTests).FullName}.{nameof(Child)}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[Variable] = Path.Combine(_folder, name);
        using var process = Process.Start(start)!;
        while (!File.Exists(Path.Combine(_folder, name, "started")) && !process.HasExited) await Task.Delay(2, TestContext.Current.CancellationToken);
        await Task.Delay(after, TestContext.Current.CancellationToken);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories).Prepend(from)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
