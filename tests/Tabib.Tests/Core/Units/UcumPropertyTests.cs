using CsCheck;
using Tabib.Core.Units;

namespace Tabib.Tests.Core.Units;

public class UcumPropertyTests
{
    private static readonly Gen<string> Simple = Gen.Select(
        Pick("", "k", "m", "u", "d", "c"),
        Pick("g", "m", "L", "mol", "s", "Pa", "N", "K", "[iU]", "eq", "cd", "C", "rad", "J"),
        Gen.Int[-3, 3],
        (prefix, atom, exponent) => $"{prefix}{atom}{exponent}");

    private static readonly Gen<string> Compound = Gen.Select(Simple, Pick(".", "/"), Simple, (left, by, right) => left + by + right);

    private static readonly Gen<double> Value = Gen.Double[0.001, 100_000];

    [Fact]
    public void Converting_there_and_back_gives_the_value_again() => Gen.Select(Compound, Pick("k", "m", "u"), Value).Sample((code, prefix, value) =>
    {
        var scaled = $"{(prefix == "k" ? "10*3" : prefix == "m" ? "10*-3" : "7")}.({code})";
        var there = Ucum.Convert(value, code, scaled).Value;
        Assert.Equal(value, Ucum.Convert(there, scaled, code).Value, value * 1e-14);
    });

    [Fact]
    public void Converting_back_from_a_special_unit_gives_the_value_again() => Gen.Select(
        Pick(("Cel", "K"), ("[degF]", "K"), ("[degRe]", "K"), ("[pH]", "mol/L"), ("Np", "1"), ("dB", "1"), ("dB[V]", "V"), ("bit_s", "1"), ("[p'diop]", "rad"), ("%[slope]", "deg"), ("[hp'_M]", "1")),
        Gen.Double[0.5, 15]).Sample((pair, value) =>
        Assert.Equal(value, Ucum.Convert(Ucum.Convert(value, pair.Item1, pair.Item2).Value, pair.Item2, pair.Item1).Value, 1e-9));

    [Fact]
    public void The_canonical_form_is_its_own_canonical_form() => Compound.Sample(code =>
    {
        var canonical = Ucum.Parse(Ucum.Parse(code).Canonical);
        Assert.Equal(canonical.Code, canonical.Canonical);
        Assert.Equal(1, canonical.Factor);
    });

    [Fact]
    public void Multiplication_commutes_and_division_undoes_it() => Gen.Select(Compound, Compound).Sample((left, right) =>
    {
        var (a, b) = (Ucum.Parse(left), Ucum.Parse(right));
        var product = Ucum.Multiply(a, b).Value;
        Assert.Equal(product, Ucum.Multiply(b, a).Value);
        Assert.Equal(a, Ucum.Divide(product, b).Value);
    });

    [Fact]
    public void A_conversion_and_the_exact_arithmetic_agree() => Gen.Select(Compound, Gen.Int[1, 1_000_000]).Sample((code, number) =>
    {
        var to = Ucum.Parse(code).Code.Replace("/", "/1000/", StringComparison.Ordinal);
        var exact = UnitConverter.Convert($"{number}", code, to, null, 17).Value;
        Assert.Equal(exact.Number, Ucum.Convert(number, code, to).Value, Math.Abs(exact.Number) * 1e-15);
    });

    private static Gen<T> Pick<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);
}
