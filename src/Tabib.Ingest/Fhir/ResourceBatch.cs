using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fhir;

/// <summary>A few hundred resources in the order of their source, with their facts. Reused; what takes from it must copy.</summary>
public sealed class ResourceBatch
{
    /// <summary>The verbatim JSON of all resources of the batch.</summary>
    public byte[] Bytes { get; set; } = [];

    public List<ResourceEntry> Resources { get; } = [];

    public FactBuffer Facts { get; } = new();

    public List<Identifier> Identifiers { get; } = [];

    /// <summary>Byte ranges, within the resource's own JSON, of the contents of reference strings (without quotes).</summary>
    public List<TextSlice> OpenReferences { get; } = [];

    /// <summary>Names of the files that lines refer to.</summary>
    public List<string> Files { get; } = [];

    public List<Problem> Problems { get; } = [];

    public void Clear()
    {
        Resources.Clear();
        Facts.Clear();
        Identifiers.Clear();
        OpenReferences.Clear();
        Files.Clear();
        Problems.Clear();
    }
}
