using Tabib.Core.Statistics;

namespace Tabib.Evidence.Validation;

/// <summary>How near predicted chances come to what happened.</summary>
/// <param name="Brier">Mean squared difference.</param>
/// <param name="ScaledBrier">1 less its ratio to that of predicting the prevalence for everybody; null with one class alone.</param>
/// <param name="LogLoss">Mean of -ln of the chance given to what happened; chances nearer than 1e-15 to 0 or 1 count as that.</param>
/// <param name="AveragePrecision">Precision at each distinct threshold, by the recall it adds; null without a positive.</param>
public sealed record ProbabilityScores(double Brier, double? ScaledBrier, double LogLoss, double? AveragePrecision)
{
    private const double Nearest = 1e-15;

    /// <exception cref="ArgumentException">Arrays of two lengths, no row, or a chance outside 0 and 1.</exception>
    public static ProbabilityScores Of(ReadOnlySpan<double> chances, ReadOnlySpan<bool> outcomes)
    {
        if (chances.Length != outcomes.Length || chances.Length == 0) throw new ArgumentException("There is one outcome a chance, and at least one.", nameof(outcomes));
        var (squares, losses, positives) = (0.0, 0.0, 0);
        for (var row = 0; row < chances.Length; row++)
        {
            if (chances[row] is not (>= 0 and <= 1)) throw new ArgumentException($"The chance at {row} is not between 0 and 1.", nameof(chances));
            var difference = chances[row] - (outcomes[row] ? 1 : 0);
            squares += difference * difference;
            var kept = Math.Clamp(chances[row], Nearest, 1 - Nearest);
            losses -= outcomes[row] ? Math.Log(kept) : GammaFunction.Log1P(-kept);
            positives += outcomes[row] ? 1 : 0;
        }

        var prevalence = (double)positives / chances.Length;
        var brier = squares / chances.Length;
        return new ProbabilityScores(brier, positives == 0 || positives == chances.Length ? null : 1 - (brier / (prevalence * (1 - prevalence))), losses / chances.Length, positives == 0 ? null : Precision(chances, outcomes, positives));
    }

    private static double Precision(ReadOnlySpan<double> chances, ReadOnlySpan<bool> outcomes, int positives)
    {
        var order = NumberOrder.Of(chances);
        var (sum, found, seen) = (0.0, 0, 0);
        for (var i = order.Length - 1; i >= 0;)
        {
            var (threshold, before) = (chances[order[i]], found);
            for (; i >= 0 && chances[order[i]] == threshold; i--)
            {
                found += outcomes[order[i]] ? 1 : 0;
                seen++;
            }

            sum += (double)(found - before) / positives * found / seen;
        }

        return sum;
    }
}
