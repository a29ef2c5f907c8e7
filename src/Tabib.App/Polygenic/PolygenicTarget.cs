using Tabib.App.Genomes;
using Tabib.Evidence.Polygenic;

namespace Tabib.App.Polygenic;

/// <summary>The genotypes that weights are matched to.</summary>
/// <param name="GenomeBuild">Null where it is not known.</param>
/// <param name="Files">Paths, for the manifest.</param>
internal sealed record PolygenicTarget(ScoreTarget Scored, TargetVariants Index, string? GenomeBuild, IReadOnlyList<string> Files)
{
    public static PolygenicTarget Open(PolygenicOptions options)
    {
        var store = GenotypeInput.Open(options);
        return new PolygenicTarget(new ScoreTarget(store.Variants, store.Samples, store.OpenReader), new TargetVariants(store.Variants, store.Selected), options.Build, store.Files);
    }

    public MatchOptions MatchOptions(PolygenicOptions options) => new()
    {
        KeepAmbiguous = options.KeepAmbiguous,
        KeepMultiallelic = options.KeepMultiallelic,
        MinimumOverlap = options.MinOverlap is >= 0 and <= 1 ? options.MinOverlap : throw GenotypeInput.Usage("--min-overlap", "The share is between 0 and 1."),
        GenomeBuild = GenomeBuild,
    };
}
