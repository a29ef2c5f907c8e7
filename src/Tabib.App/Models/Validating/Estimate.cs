namespace Tabib.App.Models.Validating;

/// <summary>A number of the report with its 95 % interval, or why there is none.</summary>
/// <param name="Value">Null where it cannot be estimated.</param>
/// <param name="Lower">Null where there is no interval.</param>
/// <param name="Interval">How the interval was made.</param>
/// <param name="CannotSay">Why the value is missing, or its interval.</param>
public sealed record Estimate(double? Value, double? Lower = null, double? Upper = null, string? Interval = null, string? CannotSay = null)
{
    internal static Estimate Missing(string why) => new(null, CannotSay: why);

    /// <summary>Normal on its own scale.</summary>
    internal static Estimate Normal(double value, double? error, string interval) =>
        error is { } found && double.IsFinite(found) ? new(value, value - (Z95 * found), value + (Z95 * found), interval) : new(value, CannotSay: "no interval");

    internal static Estimate Of(double? value, (double Lower, double Upper)? interval, string how, string why) =>
        value is not { } number ? Missing(why) : interval is var (lower, upper) ? new(number, lower, upper, how) : new(number, CannotSay: "no interval");

    internal static Estimate Of(double? value, Evidence.Validation.BootstrapInterval? interval, string why) =>
        value is not { } number ? Missing(why)
        : interval?.Lower is { } lower ? new(number, lower, interval.Upper!.Value, Share(interval))
        : new(number, CannotSay: interval is null ? "no interval" : "no interval: most replicates of the bootstrap gave no number");

    private static string Share(Evidence.Validation.BootstrapInterval interval) =>
        interval.Empty == 0 ? "bootstrap" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bootstrap; {interval.Empty} of {interval.Replicates} replicates gave no number");

    private static readonly double Z95 = Core.Statistics.NormalDistribution.UpperQuantile(Math.Log(0.025));
}
