using System.Security.Cryptography;
using System.Text;
using Tabib.Core.Identity;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;
using Tabib.Record.Journal;

namespace Tabib.Tests.Record.Journal;

/// <summary>A workspace in a throw-away folder, under a fixed clock and fixed keys.</summary>
internal sealed class JournalFixture : IDisposable
{
    public static readonly AccessContext Access = new("test", "test");
    public static readonly DateTimeOffset Now = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"tabib-journal-{Guid.NewGuid():N}");

    public JournalFixture() => Workspace = Open();

    public Workspace Workspace { get; private set; }

    public PatientJournal Journal => Workspace.Journal;

    public string Folder => _folder;

    public Workspace Open(string name = "workspace") => Workspace.Open(Path.Combine(_folder, name), Options);

    public WorkspaceOptions Options => new()
    {
        Create = true,
        Clock = new FixedClock(),
        KeyDirectory = Path.Combine(_folder, "keys"),
        Waiting = TimeSpan.FromMilliseconds(50),
        Keys = (label, key) => HKDF.Expand(HashAlgorithmName.SHA256, SHA256.HashData("fixed"u8), key, Encoding.UTF8.GetBytes(label)),
    };

    public void Reopen()
    {
        Workspace.Dispose();
        Workspace = Open();
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public ImportResult Import(string source, params string[] resources) => Import(Journal, source, resources);

    public ImportResult Import(PatientJournal journal, string source, params string[] resources)
    {
        var path = Write($"{Guid.NewGuid():N}.ndjson", string.Join('\n', resources));
        return ImportFile(journal, path, source);
    }

    public static ImportResult ImportFile(PatientJournal journal, string path, string source, bool strict = false, CancellationToken? cancellation = null) =>
        journal.Import([.. InputDiscovery.Find([path], source, []).Select(ImportSource.Fhir)], new FhirReadOptions { Now = Now, Strict = strict }, null, cancellation ?? TestContext.Current.CancellationToken);

    public PatientRecord Record(string patient, DateTimeOffset? asOf = null) => Journal.Read(Assert.Single(Journal.Find(patient)), asOf ?? Now, Access);

    public static string[] Codes(ImportResult result) => [.. result.Problems.ByCode.Select(pair => pair.First.Code)];

    public static string Patient(string id, string more = "") => $$"""{"resourceType":"Patient","id":"{{id}}"{{more}}}""";

    public static string WithIdentifier(string id, params string[] identifiers) =>
        Patient(id, $",\"identifier\":[{string.Join(',', identifiers.Select(identifier => $"{{\"system\":\"{identifier.Split('|')[0]}\",\"value\":\"{identifier.Split('|')[1]}\"}}"))}]");

    public static string Observation(string id, string patient, string value = "1.0", string date = "2020-01-01T00:00:00Z") =>
        $$$"""{"resourceType":"Observation","id":"{{{id}}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},"subject":{"reference":"{{{patient}}}"},"effectiveDateTime":"{{{date}}}","valueQuantity":{"value":{{{value}}},"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"}}""";

    public void Dispose()
    {
        Workspace.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
