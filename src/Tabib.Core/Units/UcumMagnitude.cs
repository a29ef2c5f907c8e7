namespace Tabib.Core.Units;

/// <summary>What a unit expression stands for: a factor times base units; for a special unit the scale in front of its function.</summary>
/// <param name="Factor">To the base units; for a special unit the prefix or number that scales it.</param>
/// <param name="Amount">Exponent of mole, counted beside the dimension because UCUM takes mole for a number.</param>
/// <param name="Equivalents">Exponent of the chemical equivalent, which needs a valence to become mole.</param>
/// <param name="Reference">For a special unit: the amount its function is measured against, in base units.</param>
internal sealed record UcumMagnitude(
    Rational Factor,
    Dimension Dimension,
    int Amount,
    int Equivalents,
    ArbitraryPowers Arbitrary,
    SpecialFunction Function,
    Rational Reference)
{
    /// <summary>Numerator and denominator together, in bits: beyond 10^±1200 no unit is meant, and the arithmetic would grow without bound.</summary>
    private const long MaximumSize = 8_192;
    private const int MaximumExponent = 99;
    private const int MaximumArbitraryUnits = 8;

    public static UcumMagnitude One { get; } = Number(Rational.One);

    public bool IsSpecial => Function != SpecialFunction.None;

    /// <summary>A pure number, so that a special unit may be scaled by it.</summary>
    private bool IsNumber => Dimension.IsNone && Amount == 0 && Equivalents == 0 && Arbitrary.IsNone && !IsSpecial;

    public static UcumMagnitude Number(Rational factor) =>
        new(factor, default, 0, 0, ArbitraryPowers.None, SpecialFunction.None, Rational.One);

    public UcumMagnitude ScaledBy(Rational factor) => this with { Factor = Factor * factor };

    /// <summary>this · other^±1.</summary>
    public bool TryCombine(UcumMagnitude other, bool divide, out UcumMagnitude result, out string? fault)
    {
        result = this;
        fault = null;
        if ((IsSpecial && !other.IsNumber) || (other.IsSpecial && (divide || !IsNumber)))
            fault = "a unit on a non-ratio scale (such as Cel, [pH] or dB) can only stand alone or be scaled by a number";
        else if (Factor.Size + other.Factor.Size > MaximumSize)
            fault = "the factor grows too large";
        if (fault is not null) return false;

        var factor = divide ? Factor / other.Factor : Factor * other.Factor;
        if (other.IsSpecial)
        {
            result = other with { Factor = factor };
            return true;
        }

        var times = divide ? -1 : 1;
        result = this with
        {
            Factor = factor,
            Dimension = Dimension.Plus(other.Dimension, times),
            Amount = Amount + (times * other.Amount),
            Equivalents = Equivalents + (times * other.Equivalents),
            Arbitrary = Arbitrary.Plus(other.Arbitrary, times),
        };
        return result.IsWithinLimits(out fault);
    }

    public bool TryPower(int exponent, out UcumMagnitude result, out string? fault)
    {
        result = this;
        fault = null;
        if (exponent == 1) return true;
        if (IsSpecial) fault = "a unit on a non-ratio scale has no powers";
        else if (Factor.Size * Math.Abs(exponent) > MaximumSize) fault = "the factor grows too large";
        if (fault is not null) return false;

        result = this with
        {
            Factor = Factor.Power(exponent),
            Dimension = default(Dimension).Plus(Dimension, exponent),
            Amount = Amount * exponent,
            Equivalents = Equivalents * exponent,
            Arbitrary = ArbitraryPowers.None.Plus(Arbitrary, exponent),
        };
        return result.IsWithinLimits(out fault);
    }

    /// <summary>The base units alone, such as "g.m-3"; "1" for a number. Itself a UCUM code.</summary>
    public string BaseCode()
    {
        var powers = Dimension.Powers().Concat(Arbitrary.Powers)
            .OrderBy(power => power.Code, StringComparer.Ordinal)
            .Select(power => power.Exponent == 1 ? power.Code : power.Code + power.Exponent);
        var code = string.Join('.', powers);
        return code.Length == 0 ? "1" : code;
    }

    /// <summary>So that the base code can be read again.</summary>
    private bool IsWithinLimits(out string? fault)
    {
        fault = Dimension.Extent > MaximumExponent || Arbitrary.Extent > MaximumExponent ? $"the exponents add up beyond {MaximumExponent}"
            : Arbitrary.Powers.Count > MaximumArbitraryUnits ? $"there are more than {MaximumArbitraryUnits} different arbitrary units"
            : null;
        return fault is null;
    }
}
