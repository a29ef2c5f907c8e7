using System.Numerics;
using Tabib.Core.Outcomes;

namespace Tabib.Core.Units;

/// <summary>How two units relate, in exact numbers: target = source · slope + offset, or through the functions of special units.</summary>
internal sealed record ConversionRule(Rational Slope, Rational Offset, UcumMagnitude From, UcumMagnitude To, string Basis)
{
    private static readonly BigInteger LargestExactDouble = BigInteger.One << 53;

    /// <summary>Exactly computable: false where a logarithm, tangent or root is in the way.</summary>
    public bool IsExact => (SpecialFunctions.IsAffine(From.Function) && SpecialFunctions.IsAffine(To.Function)) || SharesScale(From, To);

    public static Outcome<ConversionRule> Find(UcumUnit from, UcumUnit to, Analyte? analyte)
    {
        var (source, target) = (from.Magnitude, to.Magnitude);
        if (analyte?.Equation is { } equation && source.Dimension.IsNone && target.Dimension.IsNone)
            return equation.Relate(from, to, analyte);
        if (!source.Arbitrary.Equals(target.Arbitrary))
            return Refuse(from, to, "an arbitrary unit is defined by its procedure and converts to no other");
        if (source.Dimension == target.Dimension) return Commensurable(from, to, analyte);

        var grams = source.Dimension.Gram - target.Dimension.Gram;
        var massless = source.Dimension with { Gram = target.Dimension.Gram };
        if (massless != target.Dimension || Math.Abs(grams) != 1 || target.Amount - source.Amount != grams || source.IsSpecial || target.IsSpecial)
            return Refuse(from, to, $"they measure different things ({from.Canonical} and {to.Canonical})");
        if (analyte is null)
            return Refuse(from, to, "between mass and amount of substance the analyte must be named, for its molar mass");
        if (analyte.MolarMassDigits is not { } digits)
            return Refuse(from, to, $"{analyte.Name} has no molar mass that could be used");

        var perEntity = Rational.Parse(digits) / Ucum.Parse("mol").Magnitude.Factor;
        var slope = source.Factor / target.Factor * perEntity.Power(-grams);
        return WithValence(from, to, analyte, slope, $"molar mass of {analyte.Name} {digits} g/mol");
    }

    public UnitConversion ToConversion()
    {
        var offset = Offset.ToDouble();
        var isSmall = BigInteger.Abs(Slope.Numerator) <= LargestExactDouble && Slope.Denominator <= LargestExactDouble;
        var (multiplier, divisor) = isSmall ? ((double)Slope.Numerator, (double)Slope.Denominator) : (Slope.ToDouble(), 1.0);
        return IsExact
            ? new(multiplier, divisor, offset)
            : new(multiplier, divisor, offset, From.Function, ScaleOf(From), To.Function, ScaleOf(To));
    }

    private static Outcome<ConversionRule> Commensurable(UcumUnit from, UcumUnit to, Analyte? analyte)
    {
        var (source, target) = (from.Magnitude, to.Magnitude);
        if (SharesScale(source, target)) return WithValence(from, to, analyte, source.Factor / target.Factor, "UCUM");

        var references = Reference(source) / Reference(target);
        if (!SpecialFunctions.IsAffine(source.Function) || !SpecialFunctions.IsAffine(target.Function))
            return new ConversionRule(references, Rational.Zero, source, target, "UCUM");

        // (scale·x + zero)·reference is kelvin on either side.
        var targetScale = target.IsSpecial ? target.Factor : Rational.One;
        var sourceScale = source.IsSpecial ? source.Factor : Rational.One;
        var slope = sourceScale * references / targetScale;
        var offset = ((SpecialFunctions.Zero(source.Function) * references) - SpecialFunctions.Zero(target.Function)) / targetScale;
        return new ConversionRule(slope, offset, source, target, "UCUM");
    }

    /// <summary>An equivalent is a mole divided by the valence; UCUM itself sets both equal, which holds for single charges only.</summary>
    private static Outcome<ConversionRule> WithValence(UcumUnit from, UcumUnit to, Analyte? analyte, Rational slope, string basis)
    {
        var equivalents = to.Magnitude.Equivalents - from.Magnitude.Equivalents;
        if (equivalents == 0) return new ConversionRule(slope, Rational.Zero, from.Magnitude, to.Magnitude, basis);
        if (analyte is null) return Refuse(from, to, "between equivalents and amount of substance the analyte must be named, for its valence");
        if (analyte.Valence is not { } valence) return Refuse(from, to, $"{analyte.Name} has no valence that could be used");
        var through = $"valence of {analyte.Name} {valence}";
        return new ConversionRule(
            slope * Rational.Of(valence, 1).Power(equivalents),
            Rational.Zero,
            from.Magnitude,
            to.Magnitude,
            basis == "UCUM" ? through : $"{basis}, {through}");
    }

    public static OutcomeReason Refuse(UcumUnit from, UcumUnit to, string why) =>
        Outcome.NotApplicable($"'{from}' cannot be converted to '{to}': {why}");

    private static bool SharesScale(UcumMagnitude from, UcumMagnitude to) =>
        from.Function == to.Function && from.Reference.Equals(to.Reference)
        && (from.Function is SpecialFunction.None || from.Dimension == to.Dimension);

    private static Rational Reference(UcumMagnitude magnitude) => magnitude.IsSpecial ? magnitude.Reference : magnitude.Factor;

    private static double ScaleOf(UcumMagnitude magnitude) => magnitude.IsSpecial ? magnitude.Factor.ToDouble() : 1;
}
