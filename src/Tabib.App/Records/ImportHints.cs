using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.App.Records;

/// <summary>What a person says of inputs that do not say it themselves.</summary>
internal sealed record ImportHints
{
    /// <summary>Path of the mapping file; null for none.</summary>
    public string? Mapping { get; init; }

    /// <summary>Path of the list of samples; null for none.</summary>
    public string? Samples { get; init; }

    public TableOptions Tables { get; init; } = new();

    public ImportMapping ReadMapping() => (Mapping is null ? ImportMapping.None : ImportMapping.Read(Mapping)).With(Tables);

    public SampleMap ReadSamples() => Samples is null ? SampleMap.None : SampleMap.Read(Samples);

    /// <summary>True for the files of the hints themselves, which may lie among the inputs.</summary>
    public bool IsHint(string path) => IsSame(path, Mapping) || IsSame(path, Samples);

    private static bool IsSame(string path, string? hint) => hint is not null && string.Equals(path, Path.GetFullPath(hint), StringComparison.Ordinal);
}
