using Tabib.Ingest;
using Tabib.Ingest.Fhir;

namespace Tabib.Record.Journal;

/// <summary>One input of an import, and how to open it.</summary>
public sealed record ImportSource(InputFile File, Func<ImportContext, FhirBatchReader> Open)
{
    /// <summary>A file of FHIR.</summary>
    public static ImportSource Fhir(InputFile file) => new(file, context => new FhirBatchReader(file, context.Concepts, context.Options));

    /// <summary>A file of another format, read as FHIR.</summary>
    public static ImportSource Of(InputFile file, Func<StoredResources, IResourceProducer> open) =>
        new(file, context => FhirBatchReader.From(open(context.Stored), file, context.Concepts, context.Options));
}
