using System.Text.RegularExpressions;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;
using Tabib.Record.Journal;
using Tabib.Record.Timeline;
using Tabib.Tests.House;
using Tabib.Tests.Record.Journal;

namespace Tabib.Tests.Record.Timeline;

/// <summary>The queries of docs/guide/timeline.md give what it shows.</summary>
public sealed partial class TimelineGuideTests : IDisposable
{
    private readonly JournalFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Queries_of_the_guide_give_what_it_shows()
    {
        using var workspace = _fixture.Open("example");
        var sources = InputDiscovery.Find([Path.Combine(Repository.Root, "samples", "hospital")], "hospital", []).Where(file => file.Format is InputFormat.FhirJson or InputFormat.FhirNdjson).Select(ImportSource.Fhir);
        workspace.Journal.Import([.. sources], new FhirReadOptions { Now = JournalFixture.Now }, null, TestContext.Current.CancellationToken);
        PatientTimeline.CatchUp(workspace, null, TestContext.Current.CancellationToken);
        var shown = Example().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "timeline.md")));
        Assert.Equal(2, shown.Count);
        using var query = TimelineQuery.Open(workspace, JournalFixture.Access);
        foreach (Match example in shown)
        {
            var sql = example.Groups[1].Value.Replace("'example/", $"'{_fixture.Folder}/example/", StringComparison.Ordinal);
            Assert.Equal(example.Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries), Table(query, sql));
        }
    }

    private static IEnumerable<string> Table(TimelineQuery query, string sql) =>
        query.Ask($"DESCRIBE {sql}").Select(row => row.Split('|')[0]).Aggregate("", (line, name) => line.Length == 0 ? name : $"{line} | {name}") is var header
            ? [header, .. query.Ask(sql).Select(row => row.Replace("|", " | ", StringComparison.Ordinal))] : [];

    [GeneratedRegex("```sql\n(.*?)```\n\ngives\n\n```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
