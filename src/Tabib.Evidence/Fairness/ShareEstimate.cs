namespace Tabib.Evidence.Fairness;

/// <summary>A share of a total, or why there is none.</summary>
/// <param name="StandardError">sqrt(p(1 - p)/n) with n all people, as the code behind Obermeyer's tables has it: too small for a share among the selected alone.</param>
public sealed record ShareEstimate(string Name, double? Share, double? StandardError, string? CannotSay)
{
    internal static ShareEstimate Of(string name, double share, int people) => share is >= 0 and <= 1
        ? new ShareEstimate(name, share, Math.Sqrt(share * (1 - share) / people), null)
        : new ShareEstimate(name, share, null, "the label has values below 0: a share of its total has no such error");

    internal static ShareEstimate None(string name, string why) => new(name, null, null, why);
}
