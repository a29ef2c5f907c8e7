using Tabib.Core.Genome;

namespace Tabib.Record.Genotypes;

/// <summary>Which samples and variants of a genotype set are read; everything where nothing is said.</summary>
public sealed record GenotypeSelection
{
    public static GenotypeSelection Everything { get; } = new();

    /// <summary>Only these samples (IID); null for all. An identifier that the set lacks is a problem that the caller sees in <see cref="GenotypeStore.UnknownSamples"/>.</summary>
    public IReadOnlySet<string>? Keep { get; init; }

    /// <summary>Not these samples (IID).</summary>
    public IReadOnlySet<string>? Remove { get; init; }

    /// <summary>Only variants with these ids.</summary>
    public IReadOnlySet<string>? Extract { get; init; }

    /// <summary>Not variants with these ids.</summary>
    public IReadOnlySet<string>? Exclude { get; init; }

    /// <summary>Only variants whose position lies in one of these; empty for everywhere.</summary>
    public IReadOnlyList<GenomeRegion> Regions { get; init; } = [];

    public bool AutosomesOnly { get; init; }

    /// <summary>Whether some variants may be left out.</summary>
    internal bool HasVariants => Extract is not null || Exclude is not null || Regions.Count > 0 || AutosomesOnly;

    /// <returns>Indexes of the selected samples, ascending; null for all.</returns>
    /// <param name="unknown">Identifiers that the samples lack.</param>
    internal int[]? SamplesOf(SampleTable samples, out IReadOnlyList<string> unknown)
    {
        unknown = [];
        if (Keep is null && Remove is null) return null;
        var known = samples.Ids.ToHashSet(StringComparer.Ordinal);
        unknown = [.. (Keep ?? Enumerable.Empty<string>()).Concat(Remove ?? Enumerable.Empty<string>()).Where(id => !known.Contains(id)).Order(StringComparer.Ordinal)];
        return [.. Enumerable.Range(0, samples.Count).Where(i => (Keep?.Contains(samples.Ids[i]) ?? true) && !(Remove?.Contains(samples.Ids[i]) ?? false))];
    }
}
