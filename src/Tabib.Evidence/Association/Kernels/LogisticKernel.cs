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

    /// <summary>predictor = offset + X b over the first columns.</summary>
    public abstract void Predict(ColumnMatrix x, ReadOnlySpan<double> coefficients, ReadOnlySpan<double> offset, Span<double> predictor);

    /// <summary>What a step of Newton's method starts from: the predictor, weight = live μ (1 - μ), residual = live (y - μ), the gradient X' residual, and the lower triangle of X' diag(weight) X.</summary>
    /// <param name="gram">Row-major with the stride; empty where it is not wanted.</param>
    public abstract void Evaluate(ColumnMatrix x, ReadOnlySpan<double> coefficients, LogisticState state, Span<double> gradient, Span<double> gram, int stride);

    /// <summary>Sum over live samples of y η - log(1 + e^η).</summary>
    public abstract double LogLikelihood(ReadOnlySpan<double> predictor, ReadOnlySpan<double> y, ReadOnlySpan<double> live);

    /// <summary>X' v over the first columns.</summary>
    public abstract void Project(ColumnMatrix x, ReadOnlySpan<double> vector, Span<double> result);

    /// <summary>X' (a b) over the first columns.</summary>
    public abstract void ProjectProduct(ColumnMatrix x, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result);

    /// <summary>Lower triangle of X' diag(w) X over the first columns.</summary>
    public abstract void Gram(ColumnMatrix x, int columns, ReadOnlySpan<double> weight, Span<double> gram, int stride);

    /// <summary>Firth's score: leverages h = w_i x_i' A⁻¹ x_i, residuals with h (1/2 - μ) added, and X' residual.</summary>
    /// <param name="inverseFactor">Inverse of A's Cholesky factor, lower triangle, row-major.</param>
    /// <returns>The largest leverage.</returns>
    public abstract double FirthScore(ColumnMatrix x, int columns, ReadOnlySpan<double> inverseFactor, int stride, LogisticState state, Span<double> leverage, Span<double> score);

    /// <summary>adjusted = live (g - X a), and X' (w adjusted).</summary>
    /// <returns>Σ adjusted residual, Σ w adjusted².</returns>
    public abstract (double Score, double Variance) Adjust(ColumnMatrix x, ReadOnlySpan<double> coefficients, ReadOnlySpan<double> g, LogisticState state, Span<double> adjusted, Span<double> rest);

    /// <summary>target *= 1 + factor.</summary>
    public abstract void AddProduct(Span<double> target, ReadOnlySpan<double> factor);

    /// <summary>Σ a b c.</summary>
    public abstract double TripleSum(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c);

    /// <summary>First and second derivative at t of Σ log(1 + e^(η + t g)), over samples with live 1.</summary>
    public abstract (double First, double Second) Tilt(ReadOnlySpan<double> predictor, ReadOnlySpan<double> g, ReadOnlySpan<double> live, double t);

    /// <summary>Σ log(1 + e^(η + t g)) - log(1 + e^η), over samples with live 1.</summary>
    public abstract double TiltedSum(ReadOnlySpan<double> predictor, ReadOnlySpan<double> g, ReadOnlySpan<double> live, double t);
}
