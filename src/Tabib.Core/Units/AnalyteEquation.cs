using Tabib.Core.Outcomes;

namespace Tabib.Core.Units;

/// <summary>A master equation between two reporting systems of one analyte that units alone cannot tell: unit = other · slope + intercept.</summary>
/// <param name="Unit">UCUM code of the result, such as "%" for HbA1c (NGSP).</param>
/// <param name="Other">UCUM code of the source, such as "mmol/mol" for HbA1c (IFCC).</param>
internal sealed record AnalyteEquation(string Unit, string Other, string Slope, string Intercept)
{
    /// <summary>Between the two units of the equation, or within one of them; any other unit of the same dimension is ambiguous and refused.</summary>
    public Outcome<ConversionRule> Relate(UcumUnit from, UcumUnit to, Analyte analyte)
    {
        var (unit, other) = (Ucum.Parse(Unit), Ucum.Parse(Other));
        var (slope, intercept) = (Rational.Parse(Slope), Rational.Parse(Intercept));
        var basis = $"{analyte.Name}: {Unit} = {Other} * {Slope} + {Intercept}";
        if (from.Equals(to) && (from.Equals(unit) || from.Equals(other)))
            return new ConversionRule(Rational.One, Rational.Zero, from.Magnitude, to.Magnitude, "UCUM");
        if (from.Equals(other) && to.Equals(unit))
            return new ConversionRule(slope, intercept, from.Magnitude, to.Magnitude, basis);
        if (from.Equals(unit) && to.Equals(other))
            return new ConversionRule(Rational.One / slope, Rational.Zero - (intercept / slope), from.Magnitude, to.Magnitude, basis);
        return ConversionRule.Refuse(from, to, $"{analyte.Name} converts only between '{Unit}' and '{Other}'");
    }
}
