using Tabib.Core.Facts;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;

namespace Tabib.Record.Journal;

/// <summary>One input of an import, and how to open it.</summary>
public sealed record ImportSource(InputFile File, Func<ConceptTable, FhirReadOptions, FhirBatchReader> Open)
{
    /// <summary>A file of FHIR.</summary>
    public static ImportSource Fhir(InputFile file) => new(file, (concepts, options) => new FhirBatchReader(file, concepts, options));
}
