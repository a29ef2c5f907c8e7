using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Survival;

/// <summary>Hazards and covariate means of each slot at fixed coefficients: what residuals and baseline hazards are made of. Efron's steps are summed.</summary>
internal sealed class CoxMeans
{
    private CoxMeans(int slots, int stride)
    {
        Hazard = new double[slots];
        TiedHazard = new double[slots];
        HazardMeans = new double[slots * stride];
        TiedHazardMeans = new double[slots * stride];
        DeathMeans = new double[slots * stride];
    }

    /// <summary>By slot: the sum over steps of weight / S0.</summary>
    public double[] Hazard { get; }

    /// <summary>The same, each step by the share of the tied deaths that are gone by then.</summary>
    public double[] TiedHazard { get; }

    /// <summary>By slot and covariate: the sum over steps of weight / S0 times the mean covariate of the risk set.</summary>
    public double[] HazardMeans { get; }

    public double[] TiedHazardMeans { get; }

    /// <summary>By slot and covariate: the mean covariate that a death is compared with, averaged over steps.</summary>
    public double[] DeathMeans { get; }

    /// <param name="risk">Weight times exp(x'b) by position.</param>
    public static CoxMeans Of(CoxDesign design, ReadOnlySpan<double> risk, bool isEfron)
    {
        var sets = design.Sets;
        var stride = design.Stride;
        var means = new CoxMeans(sets.Slots, stride);
        var (sum, dead, mean) = (new double[stride], new double[stride], new double[stride]);
        var (s0, position, left) = (0.0, 0, 0);
        for (var slot = 0; slot < sets.Slots; slot++)
        {
            if (sets.BeginsStratum(slot))
            {
                (s0, left) = (0, position);
                Array.Clear(sum);
            }

            for (; position < sets.RiskEnd[slot]; position++)
            {
                s0 += risk[position];
                LaneVectors.AddScaled(sum, risk[position], design.Row(position));
            }

            for (; sets.Leaving.Length > 0 && left < sets.LeaveEnd[slot]; left++)
            {
                var gone = sets.Leaving[left];
                s0 -= risk[gone];
                LaneVectors.AddScaled(sum, -risk[gone], design.Row(gone));
            }

            var deaths = sets.DeathsOf(slot);
            if (deaths.Length == 0) continue;
            var (weight, d0) = (0.0, 0.0);
            Array.Clear(dead);
            foreach (var death in deaths)
            {
                weight += design.WeightOf(death);
                d0 += risk[death];
                LaneVectors.AddScaled(dead, risk[death], design.Row(death));
            }

            var steps = isEfron ? deaths.Length : 1;
            for (var step = 0; step < steps; step++)
            {
                var share = (double)step / steps;
                var each = weight / steps / (s0 - (share * d0));
                LaneVectors.Combine(mean, 1 / (s0 - (share * d0)), sum, share, dead);
                means.Hazard[slot] += each;
                means.TiedHazard[slot] += share * each;
                LaneVectors.AddScaled(means.HazardMeans.AsSpan(slot * stride, stride), each, mean);
                LaneVectors.AddScaled(means.TiedHazardMeans.AsSpan(slot * stride, stride), share * each, mean);
                LaneVectors.AddScaled(means.DeathMeans.AsSpan(slot * stride, stride), 1.0 / steps, mean);
            }
        }

        return means;
    }
}
