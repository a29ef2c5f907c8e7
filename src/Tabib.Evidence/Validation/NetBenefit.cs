namespace Tabib.Evidence.Validation;

/// <summary>What treating by a risk is worth at a threshold, in true positives a person (Vickers and Elkin 2006, doi:10.1177/0272989X06295361).</summary>
/// <param name="Threshold">The risk from which one treats.</param>
/// <param name="Model">Of treating those at or above it.</param>
/// <param name="All">Of treating everybody; of treating nobody it is 0.</param>
/// <param name="InterventionsAvoided">Against treating everybody, for 100 people; null at a threshold of 0.</param>
public sealed record NetBenefit(double Threshold, double Model, double All, double? InterventionsAvoided)
{
    /// <param name="risks">Chances between 0 and 1.</param>
    /// <param name="threshold">At least 0 and below 1.</param>
    /// <param name="prevalence">Of the outcome where the model will be used, for case-control data; null: as in the data.</param>
    /// <exception cref="ArgumentException">No row, one class alone with a prevalence, or a threshold outside its range.</exception>
    public static NetBenefit Of(ReadOnlySpan<double> risks, ReadOnlySpan<bool> outcomes, double threshold, double? prevalence = null)
    {
        if (risks.Length != outcomes.Length || risks.Length == 0) throw new ArgumentException("There is one outcome a risk, and at least one.", nameof(outcomes));
        if (threshold is not (>= 0 and < 1)) throw new ArgumentException("A threshold is at least 0 and below 1.", nameof(threshold));
        var (truePositives, falsePositives, positives) = (0, 0, 0);
        for (var row = 0; row < risks.Length; row++)
        {
            positives += outcomes[row] ? 1 : 0;
            if (risks[row] < threshold) continue;
            if (outcomes[row]) truePositives++;
            else falsePositives++;
        }

        var negatives = risks.Length - positives;
        if (prevalence is not null && (positives == 0 || negatives == 0)) throw new ArgumentException("With a prevalence given both outcomes must occur.", nameof(outcomes));
        var share = prevalence ?? (double)positives / risks.Length;
        var benefit = positives == 0 ? 0 : share * truePositives / positives;
        var harm = negatives == 0 ? 0 : (1 - share) * falsePositives / negatives;
        return FromShares(threshold, benefit, harm, share);
    }

    /// <summary>For an outcome by a horizon, of which the chance among those treated comes from a survival curve or an incidence.</summary>
    /// <param name="treated">Share of people at or above the threshold.</param>
    /// <param name="riskOfTreated">Their chance of the outcome by the horizon.</param>
    /// <param name="risk">The chance of all.</param>
    public static NetBenefit AtHorizon(double threshold, double treated, double riskOfTreated, double risk) => FromShares(threshold, treated * riskOfTreated, treated * (1 - riskOfTreated), risk);

    /// <param name="benefit">True positives a person.</param>
    /// <param name="harm">False positives a person.</param>
    internal static NetBenefit FromShares(double threshold, double benefit, double harm, double prevalence)
    {
        var odds = threshold / (1 - threshold);
        var (model, all) = (benefit - (harm * odds), prevalence - ((1 - prevalence) * odds));
        return new NetBenefit(threshold, model, all, odds > 0 ? (model - all) / odds * 100 : null);
    }
}
