namespace Tabib.Core.Units;

/// <summary>Exponents of the seven UCUM base units. Mole is no base unit in UCUM but a number (6.02214076e23).</summary>
public readonly record struct Dimension(int Metre, int Second, int Gram, int Radian, int Kelvin, int Coulomb, int Candela)
{
    public bool IsNone => this == default;

    internal Dimension Plus(Dimension other, int times = 1) => new(
        Metre + (times * other.Metre),
        Second + (times * other.Second),
        Gram + (times * other.Gram),
        Radian + (times * other.Radian),
        Kelvin + (times * other.Kelvin),
        Coulomb + (times * other.Coulomb),
        Candela + (times * other.Candela));

    /// <summary>The greatest exponent, without its sign.</summary>
    internal int Extent => Math.Max(
        Math.Max(Math.Max(Math.Abs(Metre), Math.Abs(Second)), Math.Max(Math.Abs(Gram), Math.Abs(Radian))),
        Math.Max(Math.Max(Math.Abs(Kelvin), Math.Abs(Coulomb)), Math.Abs(Candela)));

    /// <summary>The base units with their exponents, in code order, those with exponent zero left out.</summary>
    internal IEnumerable<(string Code, int Exponent)> Powers() =>
        new[] { ("C", Coulomb), ("K", Kelvin), ("cd", Candela), ("g", Gram), ("m", Metre), ("rad", Radian), ("s", Second) }
            .Where(power => power.Item2 != 0);
}
