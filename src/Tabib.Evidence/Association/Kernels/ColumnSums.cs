using Tabib.Core.Kernels;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>Sums of columns weighted by copies of an allele, straight from packed genotypes.</summary>
internal abstract class ColumnSums
{
    /// <summary>Variants that are worked on together, so that each column is loaded once for all of them.</summary>
    public const int Batch = 4;

    /// <summary>Samples after which single-precision sums are added to doubles. Whole numbers up to 2^15 stay exact until then: 256 terms a lane of at most 2 * 2^15.</summary>
    public const int Flush = 4096;

    public static ColumnSums Instance { get; } = For(Simd.Level);

    public static ColumnSums For(SimdLevel level) => level switch
    {
        SimdLevel.Vector512 => new ColumnSums<GenotypeLanes512>(),
        SimdLevel.Vector256 => new ColumnSums<GenotypeLanes256>(),
        _ => new ColumnSums<GenotypeLanesScalar>(),
    };

    /// <param name="packed"><see cref="Batch"/> variants, 32 samples a word; what lies beyond the last sample is 0.</param>
    /// <param name="worth">Of each variant, what a genotype counts.</param>
    /// <param name="sums">By variant, then column: Σ worth * column.</param>
    public abstract void Add(ReadOnlySpan<ulong[]> packed, ReadOnlySpan<GenotypeWorth> worth, FloatColumns columns, Span<double> sums);
}
