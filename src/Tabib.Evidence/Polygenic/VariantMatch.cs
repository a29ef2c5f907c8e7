namespace Tabib.Evidence.Polygenic;

/// <summary>The variant that a weight was matched to.</summary>
/// <param name="Variant">Index into the genotype set; -1 where there is none.</param>
/// <param name="Allele">The allele that is counted: 0 REF, 1 the first ALT.</param>
public readonly record struct VariantMatch(int Variant, int Allele, MatchKind Kind)
{
    public static VariantMatch None { get; } = new(-1, 0, MatchKind.None);
}
