using System.Diagnostics;
using System.Text.Json;
using Tabib.Tests.App.Pharmacogenomics;
using Tabib.Tests.House;
using static Tabib.Tests.Record.Journal.JournalFixture;

namespace Tabib.Tests.App.Run;

/// <summary>A folder with genome files, all the way to the report.</summary>
public sealed class GenotypedRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-genotyped-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_genome_file_in_the_folder_reaches_page_lines_and_fhir_and_its_calls_outlive_it()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "clinic"));
        Write("records.ndjson", string.Join('\n', Patient("P1"), Patient("P2"), Patient("P3"), GenotypedFolder.Drug("1", "P1", "clopidogrel", "32968"), GenotypedFolder.Drug("2", "P2", "clopidogrel", "32968")));
        Write("p1.vcf", GenotypedFolder.Vcf("P1", "NOBODY"));
        Write("p3.vcf", GenotypedFolder.Vcf("P3").Replace("\t0/0\n", "\t0/7\n", StringComparison.Ordinal));
        var (output, error, exit) = await RunAsync("./tabib run clinic --workspace w --as-of 2025-12-31 --out one --quiet");
        Assert.True(exit == 1, error + output);
        Assert.Contains("PGX005 x1", output, StringComparison.Ordinal);
        Assert.Contains("VCF020 x1", output, StringComparison.Ordinal);
        Assert.Contains("Pharmacogenes of 1 patients", output, StringComparison.Ordinal);

        var patients = Lines("one", "patients.jsonl").ToDictionary(line => line.GetProperty("id").GetString()!);
        Assert.Equal(["P1"], patients.Where(pair => pair.Value.TryGetProperty("pharmacogenomics", out _)).Select(pair => pair.Key));
        var sample = Assert.Single(patients["P1"].GetProperty("pharmacogenomics").GetProperty("samples").EnumerateArray());
        Assert.Equal("*1/*2", sample.GetProperty("genes").GetProperty("CYP2C19").GetProperty("diplotypes")[0].GetString());
        Assert.Contains(sample.GetProperty("advice").EnumerateArray(), drug => drug.GetProperty("drug").GetString() == "clopidogrel" && drug.GetProperty("taken").GetBoolean());
        Assert.Contains(patients["P1"].GetProperty("recommendations").EnumerateArray(), one => one.GetProperty("title").GetString()!.StartsWith("clopidogrel", StringComparison.Ordinal));
        Assert.Contains(Lines("one", "fhir.ndjson"), resource => resource.GetProperty("resourceType").GetString() == "DiagnosticReport" && resource.GetProperty("subject").GetProperty("reference").GetString() == "Patient/P1");
        using var run = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "one", "run.json")));
        Assert.Equal(1, run.RootElement.GetProperty("pharmacogenomics").GetProperty("patients").GetInt32());

        foreach (var name in new[] { "p1.vcf", "p3.vcf" }) File.Delete(Path.Combine(_folder, "clinic", name));
        (_, error, exit) = await RunAsync("./tabib run clinic --workspace w --as-of 2025-12-31 --out two --quiet");
        Assert.True(exit == 0, error);
        Assert.Equal(File.ReadAllText(Path.Combine(_folder, "one", "patients.jsonl")), File.ReadAllText(Path.Combine(_folder, "two", "patients.jsonl")));

        (output, error, exit) = await RunAsync("./tabib pgx advise --patient P1 --workspace w --json");
        Assert.True(exit == 0, error);
        using var advice = JsonDocument.Parse(output);
        Assert.Equal("clopidogrel", Assert.Single(advice.RootElement.GetProperty("advice").EnumerateArray()).GetProperty("drug").GetString());
        Assert.Equal((2, 65), ((await RunAsync("./tabib pgx advise --patient P1 --calls c.jsonl --workspace w")).Exit, (await RunAsync("./tabib pgx advise --patient P2 --workspace w")).Exit));
    }

    /// <summary>Killed (SIGKILL) at moments spread over the run: the next one ends as an undisturbed one does.</summary>
    [Fact]
    public async Task A_run_with_genomes_that_is_killed_is_done_by_running_it_again()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "clinic"));
        string[] patients = [.. Enumerable.Range(1, 12).Select(number => $"P{number}")];
        Write("records.ndjson", string.Join('\n', [.. patients.Select(patient => Patient(patient)), .. patients.Select((patient, i) => GenotypedFolder.Drug($"{i}", patient, "clopidogrel", "32968"))]));
        foreach (var patient in patients) Write($"{patient}.vcf", GenotypedFolder.Vcf(patient));
        const string Command = "run clinic --as-of 2025-12-31 --quiet";
        Assert.Equal(0, (await RunAsync($"./tabib {Command} --workspace whole --out undisturbed")).Exit);
        var moments = new[] { "journal.db", "timeline", "report" };
        var interrupted = 0;
        foreach (var moment in moments)
        {
            var (workspace, report) = ($"w-{moment}", $"r-{moment}");
            var start = new ProcessStartInfo("dotnet", [Program, .. Command.Split(' '), "--workspace", workspace, "--out", report]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["XDG_CONFIG_HOME"] = Path.Combine(_folder, ".config");
            using (var process = Process.Start(start)!)
            {
                var awaited = moment == "report" ? Path.Combine(_folder, report) : Path.Combine(_folder, workspace, moment);
                while (!process.HasExited && !Path.Exists(awaited)) await Task.Delay(1, TestContext.Current.CancellationToken);
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
                interrupted += process.ExitCode == 0 ? 0 : 1;
            }

            var (_, error, exit) = await RunAsync($"./tabib {Command} --workspace {workspace} --out {report}");
            Assert.True(exit == 0, error);
            Assert.Equal(File.ReadAllText(Path.Combine(_folder, "undisturbed", "patients.jsonl")), File.ReadAllText(Path.Combine(_folder, report, "patients.jsonl")));
        }

        Assert.InRange(interrupted, 2, moments.Length);
    }

    private static string Program { get; } = Path.Combine(Repository.Root, "src", "Tabib.App", "bin", "Release", "net10.0", "tabib.dll");

    private IEnumerable<JsonElement> Lines(string report, string name) => File.ReadLines(Path.Combine(_folder, report, name)).Select(line => JsonDocument.Parse(line).RootElement);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, "clinic", name), text);

    private async Task<(string Output, string Error, int Exit)> RunAsync(string command) => await Shell.RunAsync(command, _folder, TestContext.Current.CancellationToken);
}
