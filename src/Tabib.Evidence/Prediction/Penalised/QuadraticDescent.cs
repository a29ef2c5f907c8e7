using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Prediction.Penalised;

/// <summary>Coordinate descent on a quadratic loss with the elastic net's penalty (Friedman et al. 2010, doi:10.18637/jss.v033.i01).</summary>
internal static class QuadraticDescent
{
    private const int MostSweeps = 10_000;

    /// <summary>Minimises ½(b-b0)'H(b-b0) - g'(b-b0) + penalty.</summary>
    /// <param name="information">H, row by row.</param>
    /// <param name="slopes">g at <paramref name="beta"/>; leaves as the slope at the solution.</param>
    /// <param name="beta">The start; leaves as the solution.</param>
    /// <param name="lasso">lambda * alpha, by coefficient; 0 for those without penalty.</param>
    /// <param name="ridge">lambda * (1 - alpha), by coefficient.</param>
    /// <param name="tolerance">The descent ends where no coefficient moves by more, in the square of its step times its information.</param>
    public static void Minimise(ReadOnlySpan<double> information, Span<double> slopes, Span<double> beta, ReadOnlySpan<double> lasso, ReadOnlySpan<double> ridge, double tolerance)
    {
        var order = beta.Length;
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            if (Sweep(information, slopes, beta, lasso, ridge, activeOnly: false) <= tolerance) return;
            for (; sweep < MostSweeps && Sweep(information, slopes, beta, lasso, ridge, activeOnly: true) > tolerance; sweep++)
            {
                // Those at 0 stay there until the others have settled.
            }
        }
    }

    private static double Sweep(ReadOnlySpan<double> information, Span<double> slopes, Span<double> beta, ReadOnlySpan<double> lasso, ReadOnlySpan<double> ridge, bool activeOnly)
    {
        var (order, largest) = (beta.Length, 0.0);
        for (var j = 0; j < order; j++)
        {
            if (activeOnly && beta[j] == 0) continue;
            var own = information[(j * order) + j];
            if (!(own + ridge[j] > 0)) continue;
            var pull = slopes[j] + (own * beta[j]);
            var next = Math.Abs(pull) <= lasso[j] ? 0 : (pull - (Math.Sign(pull) * lasso[j])) / (own + ridge[j]);
            var step = next - beta[j];
            if (step == 0) continue;
            beta[j] = next;
            DotProduct.AddScaled(slopes[..order], -step, information.Slice(j * order, order));
            largest = Math.Max(largest, own * step * step);
        }

        return largest;
    }
}
