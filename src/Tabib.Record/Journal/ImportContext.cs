using Tabib.Core.Facts;
using Tabib.Ingest.Fhir;

namespace Tabib.Record.Journal;

/// <summary>What an input is opened with.</summary>
/// <param name="Stored">What the journal holds already.</param>
public sealed record ImportContext(ConceptTable Concepts, FhirReadOptions Options, StoredResources Stored);
