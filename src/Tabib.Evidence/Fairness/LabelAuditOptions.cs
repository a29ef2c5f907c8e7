namespace Tabib.Evidence.Fairness;

/// <summary>How labels are audited.</summary>
/// <param name="Top">Share of people with the highest scores that is selected.</param>
/// <param name="SuppressBelow">Counts below this are withheld.</param>
public sealed record LabelAuditOptions(double Top, int SuppressBelow = 5)
{
    /// <summary>First percentile at which the swap of equal need is tried.</summary>
    public int FirstCut { get; init; } = 55;

    /// <summary>Last one.</summary>
    public int LastCut { get; init; } = 99;

    /// <summary>The percentile that the share selects.</summary>
    public int Cut => (int)Math.Round((1 - Top) * 100, MidpointRounding.AwayFromZero);
}
