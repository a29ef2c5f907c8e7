using Tabib.App.Capabilities;
using Tabib.App.Pharmacogenomics;
using Tabib.App.Records;
using Tabib.Core.Outcomes;
using Tabib.Tests.House;
using Tabib.Tests.Record.Journal;

namespace Tabib.Tests.App.Pharmacogenomics;

/// <summary>A folder of records and genome files, and a workspace to import it into.</summary>
internal sealed class GenotypedFolder : IDisposable
{
    private static readonly string Sample = File.ReadAllText(Path.Combine(Repository.Root, "samples", "pgx", "patient.vcf"));

    public JournalFixture Fixture { get; } = new();

    public PatientAdvisor Advisor { get; } = new();

    public void Dispose() => Fixture.Dispose();

    public static string Drug(string id, string patient, string name, string code, string status = "active") =>
        $$$"""{"resourceType":"MedicationRequest","id":"{{{id}}}","status":"{{{status}}}","intent":"order","medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"{{{code}}}","display":"{{{name}}}"}]},"subject":{"reference":"Patient/{{{patient}}}"},"authoredOn":"2025-01-05T00:00:00Z"}""";

    /// <summary>The sample of the program under other names; all but the first have the reference everywhere.</summary>
    public static string Vcf(params string[] samples)
    {
        var lines = Sample.TrimEnd('\n').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("#CHROM", StringComparison.Ordinal)) lines[i] = string.Join('\t', [.. lines[i].Split('\t')[..9], .. samples]);
            else if (lines[i][0] != '#') lines[i] += string.Concat(Enumerable.Repeat("\t0/0", samples.Length - 1));
        }

        return $"{lines[0]}\n##fileDate=20250601\n{string.Join('\n', lines[1..])}\n";
    }

    public void Write(string name, params string[] lines) => Fixture.Write($"clinic/{name}", string.Join('\n', lines));

    public ImportReport Import(string folder = "clinic")
    {
        var problems = new List<Problem>();
        var sources = ImportInputs.Find([Path.Combine(Fixture.Folder, folder)], "clinic", problems);
        return RecordImport.Run(Fixture.Workspace, sources, problems, strict: false, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
    }

    public IReadOnlyList<StoredCalls> Stored(string patient, DateTimeOffset? asOf = null) => StoredCalls.Of(Fixture.Journal, Fixture.Record(patient, asOf));

    public PatientAdvice Advise(string patient)
    {
        var record = Fixture.Record(patient);
        return Advisor.Advise(record, StoredCalls.Of(Fixture.Journal, record));
    }
}
