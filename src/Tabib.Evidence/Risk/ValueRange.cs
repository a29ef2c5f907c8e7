using System.Globalization;

namespace Tabib.Evidence.Risk;

/// <summary>A closed range in the input's unit.</summary>
public readonly record struct ValueRange(double Low, double High)
{
    public bool Contains(double value) => value >= Low && value <= High;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Low:R} to {High:R}");
}
