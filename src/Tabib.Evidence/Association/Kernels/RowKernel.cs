using Tabib.Core.Kernels;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>Sums over the rows of few samples: carriers of a rare allele, or samples without a genotype.</summary>
internal abstract class RowKernel
{
    public static RowKernel Instance { get; } = For(Simd.Level);

    public static RowKernel For(SimdLevel level) => level switch
    {
        SimdLevel.Vector512 => new RowKernel<Lanes512>(),
        SimdLevel.Vector256 => new RowKernel<Lanes256>(),
        _ => new RowKernel<LanesScalar>(),
    };

    /// <summary>sum = Σ weight * row; the sum has the length of a row.</summary>
    /// <param name="weights">One for each sample; empty where all are 1.</param>
    public abstract void Sum(RowMatrix matrix, ReadOnlySpan<int> samples, ReadOnlySpan<double> weights, Span<double> sum);

    /// <summary>Lower triangle of Σ row row' over the first columns, and beneath it the rows of columns that follow; rows of the result have the length of the matrix's.</summary>
    /// <param name="rows">Of the result, <paramref name="columns"/> or more.</param>
    public abstract void Gram(RowMatrix matrix, ReadOnlySpan<int> samples, int columns, int rows, Span<double> gram);
}
