using System.Text.Json;
using Tabib.Tests.App.Pharmacogenomics;
using Tabib.Tests.House;
using static Tabib.Tests.Record.Journal.JournalFixture;

namespace Tabib.Tests.App.Knowledge;

/// <summary>What new knowledge changes for patients whose calls are stored in a workspace.</summary>
public sealed class StoredPatientDiffTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-diff-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_function_that_changes_changes_the_result_and_the_advice_of_who_carries_it()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "clinic"));
        File.WriteAllText(Path.Combine(_folder, "clinic", "records.ndjson"), string.Join('\n', Patient("P1"), Patient("P2"), GenotypedFolder.Drug("1", "P1", "clopidogrel", "32968")));
        File.WriteAllText(Path.Combine(_folder, "clinic", "genomes.vcf"), GenotypedFolder.Vcf("P1", "P2"));
        var genes = Directory.CreateDirectory(Path.Combine(_folder, "new", "pgx", "genes")).FullName;
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "knowledge", "pgx", "genes"))) File.Copy(path, Path.Combine(genes, Path.GetFileName(path)));
        var gene = Path.Combine(genes, "cyp2c19.json");
        const string Before = """{"allele": "*2", "function": "No function"}""";
        var text = File.ReadAllText(gene);
        Assert.Contains(Before, text, StringComparison.Ordinal);
        File.WriteAllText(gene, text.Replace(Before, """{"allele": "*2", "function": "Normal function"}""", StringComparison.Ordinal));
        Assert.Equal(0, (await RunAsync("./tabib import clinic --workspace w --quiet")).Exit);

        var stored = await Stored("shipped new");
        Assert.Equal((2, 1, 1), (stored.GetProperty("samples").GetInt32(), stored.GetProperty("changedSamples").GetInt32(), stored.GetProperty("changedCalls").GetInt32()));
        var change = Assert.Single(stored.GetProperty("changes").EnumerateArray());
        Assert.Equal(("P1", "CYP2C19", "*1/*2", "Intermediate Metabolizer", "Normal Metabolizer"), (Text(change, "sample"), Text(change, "gene"), Text(change, "call"), Text(change, "phenotypeBefore"), Text(change, "phenotypeAfter")));
        var taken = Assert.Single(stored.GetProperty("advice").EnumerateArray(), row => row.GetProperty("isTaken").GetBoolean());
        Assert.Equal(("P1", "clopidogrel"), (Text(taken, "sample"), Text(taken, "drug")));

        stored = await Stored("shipped shipped");
        Assert.Equal((2, 0, 0), (stored.GetProperty("samples").GetInt32(), stored.GetProperty("changedCalls").GetInt32(), stored.GetProperty("changedAdvice").GetInt32()));
    }

    private async Task<JsonElement> Stored(string folders)
    {
        var (output, error, exit) = await RunAsync($"./tabib knowledge diff {folders} --workspace w --json --quiet");
        Assert.True(exit == 0, error);
        return JsonDocument.Parse(output).RootElement.GetProperty("stored");
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private async Task<(string Output, string Error, int Exit)> RunAsync(string command) => await Shell.RunAsync(command, _folder, TestContext.Current.CancellationToken);
}
