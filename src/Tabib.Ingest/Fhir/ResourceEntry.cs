using Tabib.Core.Facts;

namespace Tabib.Ingest.Fhir;

/// <summary>One resource of a <see cref="ResourceBatch"/>: where its bytes, names and facts are. Text slices point into <see cref="FactBuffer.Text"/> of the batch.</summary>
public struct ResourceEntry
{
    /// <summary>Range of the verbatim bytes in <see cref="ResourceBatch.Bytes"/>.</summary>
    public int JsonStart;
    public int JsonLength;

    /// <summary>FHIR type, one shared string per type.</summary>
    public string Type;

    /// <summary>The resource's own id; empty where the source gave none (then the importer makes one from the content).</summary>
    public TextSlice Id;

    /// <summary>Bundle entry's fullUrl; empty where none.</summary>
    public TextSlice FullUrl;

    /// <summary>The reference that names the patient (subject, patient, beneficiary ...), as written; empty where the type has none. For a Patient itself: empty.</summary>
    public TextSlice Patient;

    /// <summary>Range in <see cref="ResourceBatch.Facts"/>.</summary>
    public int FactStart;
    public int FactCount;

    /// <summary>Range in <see cref="ResourceBatch.Identifiers"/>: a Patient's identifiers, which tie records of one person together, and those by which other resources refer to this one.</summary>
    public int IdentifierStart;
    public int IdentifierCount;

    /// <summary>Range in <see cref="ResourceBatch.OpenReferences"/>: reference strings that need resolving (urn:uuid, urn:oid, conditional).</summary>
    public int OpenReferenceStart;
    public int OpenReferenceCount;

    /// <summary>Index in <see cref="ResourceBatch.Files"/>, and 1-based line of the first byte.</summary>
    public int File;
    public long Line;

    /// <summary>True where a structural fault makes it unsafe to use; its problems say why. It has no facts and is not stored.</summary>
    public bool Refused;
}
