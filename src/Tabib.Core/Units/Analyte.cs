namespace Tabib.Core.Units;

/// <summary>What a laboratory value measures, as far as it decides how its units convert.</summary>
public sealed class Analyte
{
    /// <param name="loincCodes">Codes of the tests that measure it; empty for one that a caller defines.</param>
    /// <param name="molarMassDigits">g/mol, decimal text; null where none applies.</param>
    /// <param name="valence">Charges per molecule, for equivalents; null where none applies.</param>
    /// <exception cref="FormatException">The molar mass is no decimal number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The molar mass or the valence is not positive.</exception>
    public Analyte(string name, IReadOnlyList<string> loincCodes, string? molarMassDigits, int? valence = null, string? citation = null, string? note = null)
        : this(name, loincCodes, molarMassDigits, valence, citation, note, null)
    {
    }

    internal Analyte(
        string name, IReadOnlyList<string> loincCodes, string? molarMassDigits, int? valence, string? citation, string? note, AnalyteEquation? equation)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(loincCodes);
        MolarMass = molarMassDigits is null ? null : Rational.Parse(molarMassDigits).ToDouble();
        if (MolarMass is { } mass) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mass, nameof(molarMassDigits));
        if (valence is { } charges) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(charges, nameof(valence));
        Name = name;
        LoincCodes = loincCodes;
        MolarMassDigits = molarMassDigits;
        Valence = valence;
        Citation = citation;
        Note = note;
        Equation = equation;
    }

    /// <summary>Such as "creatinine".</summary>
    public string Name { get; }

    public IReadOnlyList<string> LoincCodes { get; }

    /// <summary>g/mol.</summary>
    public double? MolarMass { get; }

    /// <summary>Charges per molecule.</summary>
    public int? Valence { get; }

    /// <summary>Where the molar mass or the equation comes from.</summary>
    public string? Citation { get; }

    /// <summary>The convention behind the numbers, such as "urea counted by its two nitrogen atoms".</summary>
    public string? Note { get; }

    internal string? MolarMassDigits { get; }

    internal AnalyteEquation? Equation { get; }

    public override string ToString() => Name;
}
