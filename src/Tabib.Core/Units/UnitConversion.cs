namespace Tabib.Core.Units;

/// <summary>A conversion between two units, ready to apply to many values. Made by <see cref="Ucum.Conversion(string, string, Analyte?)"/>.</summary>
public readonly struct UnitConversion : IEquatable<UnitConversion>
{
    private readonly double _multiplier;
    private readonly double _divisor;
    private readonly double _offset;
    private readonly double _fromScale;
    private readonly double _toScale;
    private readonly SpecialFunction _from;
    private readonly SpecialFunction _to;

    /// <summary>value · multiplier / divisor + offset, two parts so that 1/1000 loses nothing.</summary>
    internal UnitConversion(double multiplier, double divisor, double offset)
        : this(multiplier, divisor, offset, SpecialFunction.None, 1, SpecialFunction.None, 1)
    {
    }

    /// <summary>Through the special functions of either side: multiplier / divisor joins their reference amounts.</summary>
    internal UnitConversion(
        double multiplier, double divisor, double offset, SpecialFunction from, double fromScale, SpecialFunction to, double toScale)
    {
        _multiplier = multiplier;
        _divisor = divisor;
        _offset = offset;
        _from = from;
        _fromScale = fromScale;
        _to = to;
        _toScale = toScale;
    }

    internal bool IsFinite =>
        double.IsFinite(_multiplier) && _multiplier != 0 && double.IsFinite(_divisor) && double.IsFinite(_offset)
        && double.IsFinite(_fromScale) && double.IsFinite(_toScale) && _toScale != 0;

    /// <summary>The value in the target unit; NaN or infinite where there is none, such as the logarithm of a negative amount.</summary>
    public double Apply(double value)
    {
        if ((_from | _to) == SpecialFunction.None) return (value * _multiplier / _divisor) + _offset;
        var ratio = SpecialFunctions.ToRatio(_from, value * _fromScale) * _multiplier / _divisor;
        return SpecialFunctions.FromRatio(_to, ratio) / _toScale;
    }

    /// <summary>The conversion as value · multiplier / divisor + addend, for those who convert elsewhere with the same digits; false where it is no straight line (logarithms and the like).</summary>
    public bool TryGetLine(out double multiplier, out double divisor, out double addend)
    {
        (multiplier, divisor, addend) = (_multiplier, _divisor, _offset);
        return (_from | _to) == SpecialFunction.None;
    }

    public bool Equals(UnitConversion other) =>
        _multiplier.Equals(other._multiplier) && _divisor.Equals(other._divisor) && _offset.Equals(other._offset)
        && _fromScale.Equals(other._fromScale) && _toScale.Equals(other._toScale) && _from == other._from && _to == other._to;

    public override bool Equals(object? obj) => obj is UnitConversion other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_multiplier, _divisor, _offset, _fromScale, _toScale, _from, _to);

    public static bool operator ==(UnitConversion left, UnitConversion right) => left.Equals(right);

    public static bool operator !=(UnitConversion left, UnitConversion right) => !left.Equals(right);
}
