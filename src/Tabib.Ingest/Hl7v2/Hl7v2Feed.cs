namespace Tabib.Ingest.Hl7v2;

/// <summary>The HL7 v2 files of one import, in their order: messages of one file go on from those of the file before.</summary>
public sealed class Hl7v2Feed(ImportMapping mapping)
{
    private readonly ResourceStates _states = new();
    private readonly MessageMemory _memory = new();

    /// <summary>The source that the resources of messages belong to. It is one of its own beside the FHIR of the same source: both may describe one patient, and identifiers tie the two.</summary>
    public static string SourceOf(string source) => source + "/hl7v2";

    /// <param name="file">Its source is the plain one.</param>
    /// <param name="stored">What earlier imports stored under <see cref="SourceOf"/>.</param>
    public IResourceProducer Open(InputFile file, StoredResource stored) => Open(file, stored, InputStreams.Open);

    internal IResourceProducer Open(InputFile file, StoredResource stored, Func<InputFile, Stream> open)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(stored);
        return new MessageProducer(file, new FeedContext(file, mapping.Hl7v2, _states, _memory), stored, open);
    }
}
