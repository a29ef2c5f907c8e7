using System.Globalization;

namespace Tabib.Record.Cohorts.Definitions;

/// <summary>Values that count, in a unit; ends that are null are open.</summary>
/// <param name="Unit">UCUM.</param>
public sealed record ValueRange(string Unit, double? AtLeast = null, double? Above = null, double? AtMost = null, double? Below = null)
{
    internal string Condition(string value) => string.Join(
        " AND ",
        new[] { (">=", AtLeast), (">", Above), ("<=", AtMost), ("<", Below) }.Where(end => end.Item2 is not null).Select(end => string.Create(CultureInfo.InvariantCulture, $"{value} {end.Item1} {end.Item2!.Value:R}::DOUBLE")));
}
