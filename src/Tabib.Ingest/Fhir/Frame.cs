namespace Tabib.Ingest.Fhir;

/// <summary>One resource as it stands in the input.</summary>
internal ref struct Frame
{
    public ReadOnlySpan<byte> Json;

    /// <summary>The Bundle entry's fullUrl; empty where none.</summary>
    public ReadOnlySpan<byte> FullUrl;

    /// <summary>1-based line of the first byte.</summary>
    public long Line;
}
