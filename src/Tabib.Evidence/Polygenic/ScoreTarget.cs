using Tabib.Core.Genome;

namespace Tabib.Evidence.Polygenic;

/// <summary>The genotypes that are scored.</summary>
/// <param name="OpenReader">A reader for each thread.</param>
public sealed record ScoreTarget(VariantTable Variants, SampleTable Samples, Func<GenotypeReader> OpenReader)
{
    private readonly Lazy<bool[]> _isMultiallelic = new(() =>
    {
        var several = new bool[Variants.Count];
        for (var variant = 0; variant < several.Length; variant++) several[variant] = Variants.AlternateBytes(variant).Contains((byte)',');
        return several;
    });

    internal bool IsMultiallelic(int variant) => _isMultiallelic.Value[variant];
}
