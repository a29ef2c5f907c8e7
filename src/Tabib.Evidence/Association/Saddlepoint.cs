using Tabib.Core.Statistics;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>Tail of the score of a logistic model by saddlepoint approximation.</summary>
/// <remarks>Barndorff-Nielsen's form as Dey et al. 2017 (doi:10.1016/j.ajhg.2017.05.014) use it: K(t) = Σ log(1 - μ + μ e^(tg)) - t Σ μ g over the adjusted genotypes g, Φ(w + log(v/w)/w) with w = sign(t) √(2(ts - K)), v = t √K''.</remarks>
internal sealed class Saddlepoint(LogisticKernel kernel)
{
    /// <summary>Below this |z| the normal tail is as good.</summary>
    public const double From = 2;

    private const int MostIterations = 100;
    private const double Settled = 1e-10;

    /// <summary>Variance of a part of the score that is normal and beside the samples given; 0 for none.</summary>
    private double _normal;

    /// <summary>ln of the two-sided p-value; NaN where a tail has no saddlepoint because the score is as large as it can be.</summary>
    /// <param name="normal">Variance of a part of the score that is normal and beside these samples.</param>
    public double LogTwoSided(ReadOnlySpan<double> predictor, ReadOnlySpan<double> g, ReadOnlySpan<double> live, double score, double variance, double normal = 0)
    {
        _normal = normal;
        var mean = kernel.Tilt(predictor, g, live, 0).First;
        var (least, most) = (-mean, -mean);
        for (var i = 0; i < g.Length; i++)
        {
            if (g[i] > 0) most += live[i] * g[i];
            else least += live[i] * g[i];
        }

        if (normal > 0) (least, most) = (double.NegativeInfinity, double.PositiveInfinity);
        var size = Math.Abs(score);
        var near = score > 0 ? UpperTail(predictor, g, live, size, variance, mean, most) : LowerTail(predictor, g, live, -size, variance, mean, least);
        var far = score > 0 ? LowerTail(predictor, g, live, -size, variance, mean, least) : UpperTail(predictor, g, live, size, variance, mean, most);

        // The score was seen, so its own side cannot be impossible; the other side can.
        if (double.IsNegativeInfinity(near) || double.IsNaN(near) || double.IsNaN(far)) return double.NaN;
        var larger = Math.Max(near, far);
        return Math.Min(0, larger + Math.Log(Math.Exp(near - larger) + Math.Exp(far - larger)));
    }

    private double UpperTail(ReadOnlySpan<double> predictor, ReadOnlySpan<double> g, ReadOnlySpan<double> live, double score, double variance, double mean, double most) =>
        score >= most ? double.NegativeInfinity : Tail(predictor, g, live, score, variance, mean);

    private double LowerTail(ReadOnlySpan<double> predictor, ReadOnlySpan<double> g, ReadOnlySpan<double> live, double score, double variance, double mean, double least) =>
        score <= least ? double.NegativeInfinity : Tail(predictor, g, live, score, variance, mean);

    private double Tail(ReadOnlySpan<double> predictor, ReadOnlySpan<double> g, ReadOnlySpan<double> live, double score, double variance, double mean)
    {
        var t = Solve(predictor, g, live, score, variance, mean, out var second);
        if (double.IsNaN(t)) return double.NaN;
        var exponent = (t * (score + mean)) - kernel.TiltedSum(predictor, g, live, t) - (t * t * _normal / 2);
        if (!(exponent > 0)) return NormalDistribution.LogUpperTail(Math.Abs(score) / Math.Sqrt(variance));
        var w = Math.Sqrt(2 * exponent);
        var v = Math.Abs(t) * Math.Sqrt(second);
        return NormalDistribution.LogUpperTail(w + (Math.Log(v / w) / w));
    }

    /// <summary>The t with K'(t) = score: Newton's method between two ends that close in.</summary>
    private double Solve(ReadOnlySpan<double> predictor, ReadOnlySpan<double> g, ReadOnlySpan<double> live, double score, double variance, double mean, out double second)
    {
        var (low, high) = score > 0 ? (0.0, double.PositiveInfinity) : (double.NegativeInfinity, 0.0);
        var t = score / variance;
        second = double.NaN;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            double first;
            (first, second) = kernel.Tilt(predictor, g, live, t);
            second += _normal;
            var rest = first + (t * _normal) - mean - score;
            if (rest < 0) low = t;
            else high = t;
            var step = rest / second;
            var next = t - step;
            if (!(next > low && next < high)) next = Between(low, high, t);
            if (Math.Abs(next - t) <= Settled * Math.Abs(t))
            {
                second = kernel.Tilt(predictor, g, live, next).Second + _normal;
                return next;
            }

            t = next;
        }

        return double.NaN;
    }

    private static double Between(double low, double high, double t) =>
        double.IsInfinity(high) ? 2 * t : double.IsInfinity(low) ? 2 * t : (low + high) / 2;
}
