using System.Text;

namespace Tabib.Core.Units;

/// <summary>A valid UCUM unit, reduced to base units. Immutable; equal when it measures the same with the same factor.</summary>
/// <remarks>The Unified Code for Units of Measure, https://ucum.org, edition of the definitions file in <c>knowledge/units</c>.</remarks>
public sealed class UcumUnit : IEquatable<UcumUnit>
{
    internal UcumUnit(string code, UcumMagnitude magnitude)
    {
        Code = code;
        Magnitude = magnitude;
    }

    /// <summary>The number one.</summary>
    public static UcumUnit Unity { get; } = new("1", UcumMagnitude.One);

    /// <summary>As it was written.</summary>
    public string Code { get; }

    /// <summary>The base units (and arbitrary units) alone, such as "g.m-3"; "1" for a number. Itself a UCUM code.</summary>
    public string Canonical => field ??= Magnitude.BaseCode();

    /// <summary>How many of <see cref="Canonical"/> one of this unit is, to the nearest double; for a special unit, of its reference amount.</summary>
    public double Factor => (IsSpecial ? Magnitude.Reference : Magnitude.Factor).ToDouble();

    public Dimension Dimension => Magnitude.Dimension;

    /// <summary>On a scale that is no ratio to its base unit, such as Cel or [pH].</summary>
    public bool IsSpecial => Magnitude.IsSpecial;

    /// <summary>Holds a unit defined by a procedure, such as [iU], which converts to no other.</summary>
    public bool IsArbitrary => !Magnitude.Arbitrary.IsNone;

    internal UcumMagnitude Magnitude { get; }

    /// <summary>The conversion asked for last: in bulk it is nearly always the next one too.</summary>
    internal KnownConversion? LastConversion { get; set; }

    /// <summary>The long name, such as "(milligram) / (deciliter)".</summary>
    public string DisplayName()
    {
        if (ReferenceEquals(this, Unity)) return "(unity)";
        var name = new StringBuilder();
        UcumParser.TryRead(Code, name, out _, out _);
        return name.ToString();
    }

    /// <summary>Measures the same kind of thing by UCUM. Mole counts as a number there; whether a conversion also needs an analyte, <see cref="Ucum.Conversion(string, string, Analyte?)"/> says.</summary>
    public bool IsCommensurableWith(UcumUnit other) =>
        Magnitude.Dimension == other.Magnitude.Dimension && Magnitude.Arbitrary.Equals(other.Magnitude.Arbitrary);

    public bool Equals(UcumUnit? other) => other is not null && Magnitude.Equals(other.Magnitude);

    public override bool Equals(object? obj) => Equals(obj as UcumUnit);

    public override int GetHashCode() => Magnitude.GetHashCode();

    public override string ToString() => Code;
}
