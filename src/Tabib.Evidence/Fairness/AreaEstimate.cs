namespace Tabib.Evidence.Fairness;

/// <summary>The area under the curve of a group with DeLong's interval (95 %), or why there is none.</summary>
public sealed record AreaEstimate(double? Value, double? Lower, double? Upper, string? CannotSay)
{
    internal static AreaEstimate From(GroupArea area) => area.Value is null
        ? new AreaEstimate(null, null, null, "one outcome alone occurs")
        : new AreaEstimate(area.Value, area.Interval()?.Lower, area.Interval()?.Upper, area.Variance is null ? "fewer than two people of an outcome: no interval" : null);
}
