using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Survival;

/// <summary>The discrete partial likelihood: at each time, which of all subsets of the risk set of that size had the event.</summary>
/// <remarks>
/// The sum over subsets is the elementary symmetric polynomial of the risks, by the recursion of Gail, Lubin and Rubinstein 1981
/// (doi:10.1093/biomet/68.3.703), here for its mean over subsets: that stays in range whatever the number of subsets. Derivatives follow the same recursion.
/// Case weights have no meaning in it.
/// </remarks>
internal sealed class ExactCoxLikelihood(CoxDesign design) : ICoxLikelihood
{
    private readonly double[] _logRisk = new double[design.Count];

    public ReadOnlySpan<double> LogRisk => _logRisk;

    public double Evaluate(ReadOnlySpan<double> beta, Span<double> score, Span<double> information)
    {
        Span<double> padded = stackalloc double[design.Stride];
        padded.Clear();
        beta.CopyTo(padded);
        for (var position = 0; position < _logRisk.Length; position++) _logRisk[position] = LaneVectors.Dot(padded, design.Row(position));
        score.Clear();
        information.Clear();
        var (logLikelihood, stratumStart) = (0.0, 0);
        var sets = design.Sets;
        for (var slot = 0; slot < sets.Slots; slot++)
        {
            if (sets.BeginsStratum(slot)) stratumStart = slot == 0 ? 0 : sets.RiskEnd[slot - 1];
            var deaths = sets.DeathsOf(slot);
            if (deaths.Length > 0) logLikelihood += AddSlot(AtRisk(slot, stratumStart), deaths, score, information);
        }

        return logLikelihood;
    }

    private List<int> AtRisk(int slot, int stratumStart)
    {
        var sets = design.Sets;
        var atRisk = new List<int>(sets.RiskEnd[slot] - stratumStart);
        for (var position = stratumStart; position < sets.RiskEnd[slot]; position++)
        {
            if (sets.StartSlot is null || sets.StartSlot[position] > slot) atRisk.Add(position);
        }

        return atRisk;
    }

    private double AddSlot(List<int> atRisk, ReadOnlySpan<int> deaths, Span<double> score, Span<double> information)
    {
        var order = design.Order;
        var logLikelihood = 0.0;
        foreach (var death in deaths)
        {
            logLikelihood += _logRisk[death];
            for (var j = 0; j < order; j++) score[j] += design.Row(death)[j];
        }

        // Risks relative to the largest: means over subsets stay between 0 and 1.
        var largest = double.NegativeInfinity;
        foreach (var position in atRisk) largest = Math.Max(largest, _logRisk[position]);
        var subsets = new SubsetMeans(deaths.Length, order);
        foreach (var position in atRisk) subsets.Add(Math.Exp(_logRisk[position] - largest), design.Row(position));
        var mean = subsets.Value;
        logLikelihood -= Math.Log(mean) + (deaths.Length * largest) + LogSubsets(atRisk.Count, deaths.Length);
        for (var j = 0; j < order; j++)
        {
            score[j] -= subsets.Gradient[j] / mean;
            for (var k = 0; k < order; k++) information[(j * order) + k] += (subsets.Hessian[(j * order) + k] / mean) - (subsets.Gradient[j] / mean * (subsets.Gradient[k] / mean));
        }

        return logLikelihood;
    }

    /// <summary>ln of n choose d.</summary>
    private static double LogSubsets(int n, int d)
    {
        var sum = 0.0;
        for (var i = 1; i <= Math.Min(d, n - d); i++) sum += Math.Log((double)(n - i + 1) / i);
        return sum;
    }
}
