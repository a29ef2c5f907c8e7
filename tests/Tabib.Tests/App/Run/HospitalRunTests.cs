using System.Text.Json;
using System.Text.RegularExpressions;
using Tabib.Ingest;
using Tabib.Tests.House;

namespace Tabib.Tests.App.Run;

/// <summary>The main job on the sample hospital, as a user runs it.</summary>
public sealed partial class HospitalRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-run-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_report_is_whole_the_same_at_any_number_of_threads_and_finds_what_was_planted()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "samples"), Path.Combine(Repository.Root, "samples"));
        await RunAsync("./tabib import samples/hospital --workspace w");
        await RunAsync("./tabib run samples/hospital --workspace w --as-of 2025-12-31 --threads 1 --out one");
        await RunAsync("./tabib run samples/hospital --workspace w --as-of 2025-12-31 --threads 3 --out three");
        var names = Files("one");
        Assert.Equal(names, Files("three"));
        Assert.Equal(60, names.Count(name => name.StartsWith("patients/", StringComparison.Ordinal) && !name.EndsWith(".card.html", StringComparison.Ordinal)));
        Assert.Superset(new HashSet<string> { "index.html", "patients.jsonl", "fhir.ndjson", "run.json" }, names.ToHashSet());
        foreach (var name in names.Where(name => name is not ("run.json" or "index.html"))) Assert.Equal(Read("one", name), Read("three", name));

        Assert.DoesNotContain(InputDiscovery.Find([_folder], null, []), file => file.Name.StartsWith("one/", StringComparison.Ordinal) || file.Name.StartsWith("w/", StringComparison.Ordinal));
        Assert.DoesNotContain("p00015", Read("one", "run.json"), StringComparison.Ordinal);
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "samples", "hospital", "truth.json")));
        var advised = File.ReadLines(Path.Combine(_folder, "one", "patients.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(
            patient => patient.GetProperty("id").GetString()!,
            patient => patient.GetProperty("recommendations").EnumerateArray().Select(one => one.GetProperty("rule").GetString()!).ToHashSet());
        foreach (var person in truth.RootElement.GetProperty("people").EnumerateArray())
        {
            var rules = advised[person.GetProperty("id").GetString()!];
            if (person.TryGetProperty("fires", out var fires)) Assert.All(fires.EnumerateArray(), rule => Assert.Contains(rule.GetString()!, rules));
            if (person.TryGetProperty("silent", out var silent)) Assert.All(silent.EnumerateArray(), rule => Assert.DoesNotContain(rule.GetString()!, rules));
        }
    }

    private string[] Files(string report)
    {
        var root = Path.Combine(_folder, report);
        return [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    /// <summary>Without the moment of writing.</summary>
    private string Read(string report, string name) => Recorded().Replace(File.ReadAllText(Path.Combine(_folder, report, name)), "");

    private async Task RunAsync(string command)
    {
        var (_, error, exit) = await Shell.RunAsync(command, _folder, TestContext.Current.CancellationToken);
        Assert.True(exit == 0, $"{command} ended with {exit}: {error}");
    }

    [GeneratedRegex("\"recorded\":\"[^\"]*\"")]
    private static partial Regex Recorded();
}
