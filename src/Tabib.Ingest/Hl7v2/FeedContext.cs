namespace Tabib.Ingest.Hl7v2;

/// <summary>What all messages of a file share.</summary>
internal sealed class FeedContext(InputFile file, Hl7v2Mapping mapping, ResourceStates states, MessageMemory memory)
{
    public string File => file.Name;

    public string Source => file.Source;

    public Hl7v2Mapping Mapping => mapping;

    public ResourceStates States => states;

    public MessageMemory Memory => memory;

    public ClinicalUnits Units { get; } = new();

    public LocalZone Zone { get; } = mapping.TimeZone is { } name && LocalZone.TryRead(name, out var zone) ? zone : LocalZone.Utc;

    /// <summary>True after the first problem about times without a zone.</summary>
    public bool ZoneIsTold { get; set; }
}
