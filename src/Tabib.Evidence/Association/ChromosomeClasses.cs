using Tabib.Core.Genome;

namespace Tabib.Evidence.Association;

/// <summary>Which models a kind of chromosome has.</summary>
internal static class ChromosomeClasses
{
    public const int Count = 3;

    public static ChromosomeClass Of(ChromosomeKind kind) => kind switch
    {
        ChromosomeKind.X => ChromosomeClass.X,
        ChromosomeKind.Y => ChromosomeClass.Y,
        _ => ChromosomeClass.Diploid,
    };

    /// <summary>Copies that hard calls have too many of: 2 where haploid calls are written as two copies.</summary>
    public static double ScaleOf(ChromosomeKind kind) => kind is ChromosomeKind.Y or ChromosomeKind.Mitochondrial ? 2 : 1;
}
