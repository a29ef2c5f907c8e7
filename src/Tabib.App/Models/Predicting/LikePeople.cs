namespace Tabib.App.Models.Predicting;

/// <summary>How people fared whom the model had not seen and whose risk was nearest to this one.</summary>
/// <param name="People">How many; 0 where nothing can be said.</param>
/// <param name="From">The lowest of their held-out risks, calibrated as the person's is.</param>
/// <param name="To">The highest of their risks.</param>
/// <param name="Observed">Share with the outcome, or the risk of the event by the horizon (Kaplan and Meier, Aalen and Johansen).</param>
/// <param name="Lower">95 %: Wilson's, with times Greenwood's; null where there is no interval.</param>
/// <param name="CannotSay">Why there is no share; null where there is one.</param>
public sealed record LikePeople(int People, double? From, double? To, double? Observed, double? Lower, double? Upper, string? CannotSay)
{
    internal static LikePeople None(string why) => new(0, null, null, null, null, null, why);
}
