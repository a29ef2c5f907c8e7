using Tabib.Core.Kernels;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>The loops over samples that logistic models need. Vectors have the padded length of the matrix; what is no observation (padding, a missing genotype) has <c>live</c> 0.</summary>
internal abstract class LogisticKernel
{
    public static LogisticKernel Instance { get; } = For(Simd.Level);

    public static LogisticKernel For(SimdLevel level) => level switch
    {
        SimdLevel.Vector512 => new LogisticKernel<Lanes512>(),
        SimdLevel.Vector256 => new LogisticKernel<Lanes256>(),
        _ => new LogisticKernel<LanesScalar>(),
    };

    /// <summary>Linear predictor of the first columns: offset + X b.</summary>
    public abstract void Predict(ColumnMatrix x, ReadOnlySpan<double> coefficients, ReadOnlySpan<double> offset, Span<double> predictor);

    /// <summary>weight = live μ (1 - μ), residual = live (y - μ), where logit μ is the predictor.</summary>
    public abstract void Residuals(ReadOnlySpan<double> predictor, ReadOnlySpan<double> y, ReadOnlySpan<double> live, Span<double> weight, Span<double> residual);

    /// <summary>Sum over live samples of y η - log(1 + e^η).</summary>
    public abstract double LogLikelihood(ReadOnlySpan<double> predictor, ReadOnlySpan<double> y, ReadOnlySpan<double> live);

    /// <summary>X' v for the first columns.</summary>
    public abstract void Project(ColumnMatrix x, ReadOnlySpan<double> vector, Span<double> result);

    /// <summary>Lower triangle of X' diag(w) X, row-major; its order is the number of columns asked for.</summary>
    public abstract void Gram(ColumnMatrix x, int columns, ReadOnlySpan<double> weight, Span<double> gram, int stride);

    /// <summary>w_i x_i' A⁻¹ x_i, where the inverse of A's Cholesky factor is given (lower triangle, row-major).</summary>
    public abstract void Leverages(ColumnMatrix x, int columns, ReadOnlySpan<double> inverseFactor, int stride, ReadOnlySpan<double> weight, Span<double> leverage);

    /// <summary>residual += leverage (1/2 - μ), with μ = y - residual where live: Firth's modified residual.</summary>
    public abstract void AddFirth(ReadOnlySpan<double> y, ReadOnlySpan<double> live, ReadOnlySpan<double> leverage, Span<double> residual);

    /// <summary>target *= 1 + factor.</summary>
    public abstract void AddProduct(Span<double> target, ReadOnlySpan<double> factor);

    /// <summary>Σ a b c.</summary>
    public abstract double TripleSum(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c);

    /// <summary>First and second derivative at t of Σ log(1 + e^(η + t g)), over samples with live 1.</summary>
    public abstract (double First, double Second) Tilt(ReadOnlySpan<double> predictor, ReadOnlySpan<double> g, ReadOnlySpan<double> live, double t);

    /// <summary>Σ log(1 + e^(η + t g)) - log(1 + e^η), over samples with live 1.</summary>
    public abstract double TiltedSum(ReadOnlySpan<double> predictor, ReadOnlySpan<double> g, ReadOnlySpan<double> live, double t);
}
