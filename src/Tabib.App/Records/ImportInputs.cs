using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Record.Journal;

namespace Tabib.App.Records;

/// <summary>What the paths that a person named hold, ready to be imported.</summary>
internal static class ImportInputs
{
    /// <exception cref="ProblemException">INP001: a path does not exist; INP006: nothing in them can be imported.</exception>
    public static IReadOnlyList<ImportSource> Find(IReadOnlyList<string> paths, string? source, List<Problem> problems)
    {
        var sources = InputDiscovery.Find(paths, source, problems).Select(Open).OfType<ImportSource>().ToArray();
        if (sources.Length > 0) return sources;
        throw new ProblemException(
            new Problem("INP006", ProblemSeverity.Fatal, "There is nothing here that Tabib can import.", new ProblemLocation(string.Join(", ", paths)), "FHIR R4 (.json, .ndjson), tables (.csv, .tsv), HL7 v2 (.hl7) and VCF are read; each also as .gz or .zst."),
            ProblemKind.BadData);
    }

    private static ImportSource? Open(InputFile file) => file.Format switch
    {
        InputFormat.FhirJson or InputFormat.FhirNdjson => ImportSource.Fhir(file),
        _ => null,
    };
}
