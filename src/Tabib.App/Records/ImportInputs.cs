using Tabib.App.Pharmacogenomics;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Hl7v2;
using Tabib.Ingest.Tables;
using Tabib.Ingest.Vcf;
using Tabib.Record.Journal;

namespace Tabib.App.Records;

/// <summary>What the paths that a person named hold, ready to be imported.</summary>
internal static class ImportInputs
{
    /// <exception cref="ProblemException">INP001: a path does not exist; INP006: nothing in them can be imported; MAP001 to MAP005: the mapping or the list of samples cannot be read.</exception>
    public static IReadOnlyList<ImportSource> Find(IReadOnlyList<string> paths, string? source, List<Problem> problems, ImportHints? hints = null)
    {
        hints ??= new ImportHints();
        var mapping = hints.ReadMapping();
        var samples = hints.ReadSamples();
        var messages = new Hl7v2Feed(mapping);
        var calling = new PharmacogeneCalling();
        var files = InputDiscovery.Find(paths, source, problems).Where(file => !hints.IsHint(file.Path));
        var sources = files.OrderBy(file => Turn(file.Format)).Select(file => Open(file, mapping, samples, messages, calling, problems)).OfType<ImportSource>().ToArray();
        if (sources.Length > 0) return sources;
        const string formats = "FHIR R4 (.json, .ndjson), tables (.csv, .tsv), HL7 v2 (.hl7), VCF and BCF are read; each also as .gz or .zst.";
        var reason = problems.Find(problem => problem.Code is "INP008" or "INP009");
        var message = reason is null ? "There is nothing here that Tabib can import." : $"There is nothing here that Tabib can import. {reason.Location.File}: {reason.Message}";
        throw new ProblemException(new Problem("INP006", ProblemSeverity.Fatal, message, new ProblemLocation(string.Join(", ", paths)), reason?.Hint ?? formats), ProblemKind.BadData);
    }

    /// <summary>Lists of patients first, so that FHIR, which says more of a patient, has the last word; genome files last, when all patients are known.</summary>
    private static int Turn(InputFormat format) => format switch
    {
        InputFormat.PatientTable => 0,
        InputFormat.Vcf or InputFormat.Bcf => 2,
        _ => 1,
    };

    private static ImportSource? Open(InputFile file, ImportMapping mapping, SampleMap samples, Hl7v2Feed messages, PharmacogeneCalling calling, List<Problem> problems)
    {
        switch (file.Format)
        {
            case InputFormat.FhirJson or InputFormat.FhirNdjson:
                return ImportSource.Fhir(file);
            case InputFormat.Hl7v2:
                return ImportSource.Of(file with { Source = Hl7v2Feed.SourceOf(file.Source) }, stored => messages.Open(file, (type, id) => stored.Find(Hl7v2Feed.SourceOf(file.Source), type, id)));
            case InputFormat.Vcf or InputFormat.Bcf:
                return ImportSource.Of(file, stored => new VcfProducer(file, samples, name => stored.NameOf(file.Source, name), calling.Of(file)));
            case InputFormat.ObservationTable or InputFormat.PatientTable or InputFormat.CaseCounts:
                return ImportSource.Of(file with { Source = TableProducer.SourceOf(file, mapping) }, _ => new TableProducer(file, mapping));
            case InputFormat.Table when mapping.Names(file.Name):
                return ImportSource.Of(file with { Source = TableProducer.SourceOf(file, mapping) }, _ => new TableProducer(file, mapping));
            case InputFormat.Table:
                Tell(problems, "INP008", "The columns of the table mean nothing known; it was left out.", file, "Say with --mapping, or with --patient-column and its like, what they hold. A table must be UTF-8.");
                return null;
            default:
                Tell(problems, "INP009", "Images are not imported yet; the file was left out.", file, null);
                return null;
        }
    }

    private static void Tell(List<Problem> problems, string code, string message, InputFile file, string? hint) =>
        problems.Add(new Problem(code, ProblemSeverity.Information, message, new ProblemLocation(file.Name), hint));
}
