using Tabib.Core.Outcomes;
using Tabib.Ingest;

namespace Tabib.Tests.Ingest;

public sealed class InputDiscoveryTests : IDisposable
{
    private const string Resource = """{"resourceType":"Patient","id":"a"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-inputs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_Tabib_itself_wrote_into_the_folder_does_not_come_back_as_input()
    {
        Write("data.ndjson");
        Write("workspace/journal.db");
        Write("workspace/timeline/part.ndjson");
        foreach (var name in new[] { "run.json", "patients.jsonl", "fhir.ndjson" }) Write($"deep/report/{name}");
        foreach (var name in new[] { "run.json", "fhir.ndjson" }) Write($"somebody-elses/{name}");
        Write(".hidden/fhir.ndjson");
        var problems = new List<Problem>();
        Assert.Equal(["data.ndjson", "somebody-elses/fhir.ndjson"], InputDiscovery.Find([_folder], null, problems).Select(file => file.Name));
        Assert.Equal(["deep/report", "workspace"], problems.Where(problem => problem.Code == "INP010").Select(problem => problem.Location.File));
    }

    private void Write(string name)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Resource);
    }
}
