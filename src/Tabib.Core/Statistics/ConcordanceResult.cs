namespace Tabib.Core.Statistics;

/// <summary>How often the one with the higher risk has the event first.</summary>
/// <param name="Concordant">Comparable pairs in which the higher risk has the event first.</param>
/// <param name="Discordant">Comparable pairs in which the lower risk has it first.</param>
/// <param name="TiedRisk">Comparable pairs of one risk: they count half.</param>
/// <param name="TiedTime">Pairs that have the event at one time, with two risks: not comparable.</param>
/// <param name="TiedBoth">Pairs that have the event at one time, with one risk.</param>
/// <param name="StandardError">By the infinitesimal jackknife; null where there is no comparable pair.</param>
public sealed record ConcordanceResult(double Concordant, double Discordant, double TiedRisk, double TiedTime, double TiedBoth, double? StandardError)
{
    /// <summary>Harrell's C; null where there is no comparable pair.</summary>
    public double? Value => Concordant + Discordant + TiedRisk is var pairs && pairs > 0 ? Math.Min(1, (Concordant + (TiedRisk / 2)) / pairs) : null;
}
