using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;
using Tabib.Record.Journal;

namespace Tabib.Conformance.Record;

/// <summary>Imports that are killed (SIGKILL) at random moments and then resumed end with the same contents, versions and, under a fixed clock and fixed keys, the same root hash as an undisturbed one.</summary>
/// <remarks>Over a part of the load set by default, over all of it with TABIB_KILL_ALL=1.</remarks>
public sealed class KilledImportTests : IDisposable
{
    private const int Kills = 30;
    private const string Variable = "TABIB_KILL_FOLDER";
    private const string Mark = "import at ";

    private static readonly string[] Part = ["Patient", "Condition", "Encounter", "Procedure", "MedicationRequest", "Immunization", "DiagnosticReport"];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"tabib-kill-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Thirty_killed_imports_end_as_an_undisturbed_one_does()
    {
        var load = SharedData.Find("records/synthea/load");
        var inputs = Directory.CreateDirectory(Path.Combine(_folder, "inputs")).FullName;
        var isAll = Environment.GetEnvironmentVariable("TABIB_KILL_ALL") == "1";
        foreach (var file in Directory.GetFiles(load, "*.ndjson.gz").Where(file => isAll || Part.Contains(Path.GetFileName(file).Split('.')[0])))
            File.CreateSymbolicLink(Path.Combine(inputs, Path.GetFileName(file)), file);
        var (digest, root, position) = Finish("undisturbed");
        var random = new Random(20261125);
        var interrupted = 0;
        for (var i = 0; i < Kills; i++)
        {
            var name = $"killed-{i}";
            await KillAsync(name, random.NextDouble(), TimeSpan.FromMilliseconds(random.Next(20)));
            if (PositionOf(name) < position) interrupted++;
            var after = Finish(name);
            Assert.Equal((digest, root, position), after);
            Directory.Delete(Path.Combine(_folder, name), recursive: true);
        }

        Assert.InRange(interrupted, Kills / 3, Kills);
        TestContext.Current.TestOutputHelper?.WriteLine($"{interrupted} of {Kills} kills left something to do");
    }

    /// <summary>What runs in the process that is killed.</summary>
    [Fact(Explicit = true)]
    public void Child()
    {
        var parts = Environment.GetEnvironmentVariable(Variable)!.Split('|');
        using var workspace = Workspace.Open(Path.Combine(parts[0], parts[1]), Options(parts[0]));
        Import(workspace, parts[0], new Teller());
    }

    /// <summary>Tells the parent how far the import is.</summary>
    private sealed class Teller : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Mark}{(double)value.Done / value.Total:R}"));
            Console.Out.Flush();
        }
    }

    private static WorkspaceOptions Options(string folder) => new()
    {
        Create = true,
        Clock = new FixedClock(),
        KeyDirectory = Path.Combine(folder, "keys"),
        Keys = (label, key) => HKDF.Expand(HashAlgorithmName.SHA256, SHA256.HashData("fixed"u8), key, Encoding.UTF8.GetBytes(label)),
    };

    private static void Import(Workspace workspace, string folder, IProgress<ImportProgress>? progress = null) => workspace.Journal.Import(
        [.. InputDiscovery.Find([Path.Combine(folder, "inputs")], "load", []).Select(ImportSource.Fhir)], new FhirReadOptions { Now = new FixedClock().GetUtcNow() }, progress, TestContext.Current.CancellationToken);

    /// <summary>Kills an import that has come as far as <paramref name="share"/> of its input, a moment later: in the middle of whatever it does then.</summary>
    private async Task KillAsync(string name, double share, TimeSpan moment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["-explicit", "only", "-method", $"{typeof(KilledImportTests).FullName}.{nameof(Child)}"]) { RedirectStandardOutput = true };
        start.Environment[Variable] = $"{_folder}|{name}";
        using var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal) && double.Parse(line[Mark.Length..], CultureInfo.InvariantCulture) >= share) break;
        }

        await Task.Delay(moment, TestContext.Current.CancellationToken);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private long PositionOf(string name)
    {
        using var workspace = Workspace.Open(Path.Combine(_folder, name), Options(_folder));
        return workspace.Journal.Position;
    }

    private (string Digest, string Root, long Position) Finish(string name)
    {
        using var workspace = Workspace.Open(Path.Combine(_folder, name), Options(_folder));
        Import(workspace, _folder);
        workspace.Journal.Verify(TestContext.Current.CancellationToken);
        return (Convert.ToHexStringLower(workspace.Journal.Digest(TestContext.Current.CancellationToken)), Convert.ToHexStringLower(workspace.Journal.RootHash), workspace.Journal.Position);
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);
    }
}
