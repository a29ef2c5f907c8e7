namespace Tabib.Ingest.Gff;

/// <summary>A row that others name as their parent, or could: a gene or a transcript.</summary>
internal sealed record GffFeature(string Id, string? Parent, string Type, int Contig, int Start, int End, bool IsReverse, long Line)
{
    public string? Name { get; init; }

    public string? Biotype { get; init; }

    public string? Version { get; init; }

    public TranscriptTags Tags { get; init; }

    public List<GffPart> Parts { get; } = [];
}
