using System.Globalization;
using System.Numerics;

namespace Tabib.Core.Units;

/// <summary>An exact fraction in lowest terms with a positive denominator. Unit factors are decimal by definition, so nothing is lost.</summary>
internal readonly struct Rational : IEquatable<Rational>
{
    private readonly BigInteger _denominatorMinusOne;

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        _denominatorMinusOne = denominator - 1;
    }

    public static Rational Zero => default;

    public static Rational One { get; } = new(BigInteger.One, BigInteger.One);

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominatorMinusOne + 1;

    public bool IsZero => Numerator.IsZero;

    /// <summary>Bits of both parts: what arithmetic costs.</summary>
    public long Size => Numerator.GetBitLength() + Denominator.GetBitLength();

    public static Rational Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0) divisor = -divisor;
        return new(numerator / divisor, denominator / divisor);
    }

    public static Rational operator *(Rational left, Rational right) => Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Rational operator /(Rational left, Rational right) => Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static Rational operator +(Rational left, Rational right) =>
        Of((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Rational operator -(Rational left, Rational right) =>
        Of((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public Rational Power(int exponent) => exponent >= 0
        ? new(BigInteger.Pow(Numerator, exponent), BigInteger.Pow(Denominator, exponent))
        : Of(BigInteger.Pow(Denominator, -exponent), BigInteger.Pow(Numerator, -exponent));

    /// <exception cref="FormatException">The text is no decimal number.</exception>
    public static Rational Parse(string text) => DecimalText.TryRead(text, out var number, out _, out _) ? number
        : throw new FormatException($"'{text}' is not a decimal number.");

    /// <summary>The nearest double; infinite or zero beyond its range.</summary>
    public double ToDouble()
    {
        if (Numerator.IsZero) return 0;
        var magnitude = BigInteger.Abs(Numerator);
        var shift = 62 - (int)(magnitude.GetBitLength() - Denominator.GetBitLength());
        var quotient = BigInteger.DivRem(
            shift > 0 ? magnitude << shift : magnitude,
            shift < 0 ? Denominator << -shift : Denominator,
            out var remainder);
        // 62 or 63 bits; the lowest one keeps alive that there was a rest, so that the rounding to 53 bits is right.
        var bits = (ulong)quotient | (remainder.IsZero ? 0u : 1u);
        return Math.CopySign(Math.ScaleB((double)bits, -shift), Numerator.Sign);
    }

    public bool Equals(Rational other) => Numerator == other.Numerator && _denominatorMinusOne == other._denominatorMinusOne;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, _denominatorMinusOne);

    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
