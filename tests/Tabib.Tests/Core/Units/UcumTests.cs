using Tabib.Core.Units;

namespace Tabib.Tests.Core.Units;

public class UcumTests
{
    [Theory]
    [InlineData("cd", "cd")]
    [InlineData("Pa", "g.m-1.s-2")]
    [InlineData("dar", "m2")]
    [InlineData("dam", "m")]
    [InlineData("mm[Hg]", "g.m-1.s-2")]
    [InlineData("mg/dL", "g.m-3")]
    [InlineData("mmol/L", "m-3")]
    [InlineData("10*3/uL", "m-3")]
    [InlineData("10^9/L", "m-3")]
    [InlineData("/min", "s-1")]
    [InlineData("{beats}/min", "s-1")]
    [InlineData("kg/(m.s)2.m", null)]
    [InlineData("mL/min/{1.73_m2}", "m3.s-1")]
    [InlineData("m[IU]/L", "[iU].m-3")]
    [InlineData("[degF]", "K")]
    [InlineData("dB[SPL]", "g.m-1.s-2")]
    [InlineData("%", "1")]
    [InlineData("4.[pi].10*-7.N/A2", "C-2.g.m")]
    [InlineData("m0", "1")]
    public void A_unit_reduces_to_its_base_units(string code, string? canonical) =>
        Assert.Equal(canonical, Ucum.TryParse(code, out var unit, out _) ? unit.Canonical : null);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("mg/", "position 4")]
    [InlineData("mgg", "'mgg' is not known at position 1")]
    [InlineData("kg.foo/L", "'foo' is not known at position 4")]
    [InlineData("m(s)", "'.' or '/' is missing at position 2")]
    [InlineData("(m", "never closed at position 1")]
    [InlineData("m)", "closes nothing at position 2")]
    [InlineData("[degF", "never closed at position 1")]
    [InlineData("m{x", "never closed at position 2")]
    [InlineData("m{a b}", "not allowed in an annotation at position 4")]
    [InlineData("m s", "not allowed in a unit at position 2")]
    [InlineData("12h", "'.' between them")]
    [InlineData("0", "zero is no unit")]
    [InlineData("m-", "exponent needs digits")]
    [InlineData("m100", "beyond 99")]
    [InlineData("m99999999999999999999", "beyond 99")]
    [InlineData("Cel2", "no powers")]
    [InlineData("Cel/d", "stand alone")]
    [InlineData("/Cel", "stand alone")]
    [InlineData("mol.Cel", "stand alone")]
    [InlineData("..", "position 1")]
    [InlineData("m..s", "position 3")]
    [InlineData("k[degF]", "not known")]
    public void A_faulty_unit_is_refused_with_the_fault_and_its_place(string code, string fault)
    {
        Assert.False(Ucum.TryParse(code, out var unit, out var error));
        Assert.Null(unit);
        Assert.Contains(fault, error, StringComparison.Ordinal);
        Assert.Contains($"'{code}'", error, StringComparison.Ordinal);
        Assert.Equal(error, Assert.Throws<FormatException>(() => Ucum.Parse(code)).Message);
    }

    [Fact]
    public void Limits_hold_for_length_nesting_and_size()
    {
        Assert.Contains("longer than 256", Error(new string('m', 257)), StringComparison.Ordinal);
        Assert.Contains("nested deeper", Error(new string('(', 100) + "m" + new string(')', 100)), StringComparison.Ordinal);
        Assert.Contains("too large", Error(string.Join('.', Enumerable.Repeat("Ym99", 40))), StringComparison.Ordinal);
        Assert.Contains("add up beyond 99", Error("m99.m"), StringComparison.Ordinal);
        Assert.True(Ucum.TryParse("((((((((((((((((m))))))))))))))))", out _, out _));

        static string Error(string code) => Ucum.TryParse(code, out _, out var error) ? "" : error;
    }

    [Theory]
    [InlineData("2.Cel", "K")]
    [InlineData("mCel", "K")]
    [InlineData("Cel{body}", "K")]
    public void A_special_unit_may_be_scaled(string code, string canonical) => Assert.Equal(canonical, Ucum.Parse(code).Canonical);

    [Theory]
    [InlineData("mmHg", "mm[Hg]")]
    [InlineData("mm Hg", "mm[Hg]")]
    [InlineData("bpm", "/min")]
    [InlineData("mcg", "ug")]
    [InlineData("mcg/dL", "ug/dL")]
    [InlineData("\u00B5g/L", "ug/L")]
    [InlineData("IU/L", "[IU]/L")]
    [InlineData("mIU/mL", "m[IU]/mL")]
    [InlineData("\u00B0C", "Cel")]
    [InlineData("sec", "s")]
    [InlineData("MG/DL", "mg/dL")]
    [InlineData("MMOL/L", "mmol/L")]
    [InlineData("Mg/Dl", "Mg/dL")]
    [InlineData("mEq/L", "meq/L")]
    [InlineData("kg/m^2", "kg/m2")]
    [InlineData("kg/m\u00B2", "kg/m2")]
    [InlineData("x10^9/L", "10*9/L")]
    [InlineData("x10\u2079/L", "10*9/L")]
    [InlineData("x10e9/L", "10*9/L")]
    [InlineData("mL/min/1.73m2", "mL/min/{1.73_m2}")]
    [InlineData("mg/12h", "mg/(12.h)")]
    [InlineData("beats/min", "{beats}/min")]
    [InlineData("mg per day", "mg/d")]
    [InlineData("nM", "nmol/L")]
    [InlineData("mL/kg/hr", "mL/kg/h")]
    [InlineData("mg/dl", null)]
    [InlineData("mg/dL", null)]
    [InlineData("wibble", null)]
    [InlineData("", null)]
    public void A_common_spelling_is_offered_as_a_hint(string code, string? meant)
    {
        Assert.Equal(meant, Ucum.Suggest(code));
        if (meant is null) return;
        Assert.True(Ucum.TryParse(meant, out _, out _));
        Assert.False(Ucum.TryParse(code, out _, out var error));
        Assert.EndsWith($"did you mean {meant}?", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_seen_before_is_the_same_object_by_text_and_by_span()
    {
        var unit = Ucum.Parse("ng/mL/h");
        Assert.True(Ucum.TryParse("xng/mL/h".AsSpan(1), out var again, out _));
        Assert.Same(unit, again);
    }

    [Fact]
    public void Reading_a_known_unit_allocates_nothing()
    {
        Ucum.Parse("pg/mL");
        var code = "pg/mL,".AsSpan(0, 5);
        var read = Ucum.TryParse(code, out _, out _) ? 1 : 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            if (Ucum.TryParse(code, out _, out _)) read++;
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(1_001, read);
    }

    [Fact]
    public void More_units_than_the_cache_holds_are_all_read()
    {
        for (var i = 1; i <= 10_000; i++) Assert.Equal(i, Ucum.Parse($"{i}.m").Factor);
        Assert.Equal(0.001, Ucum.Parse("mg").Factor);
    }

    [Fact]
    public void Many_threads_read_the_same_units()
    {
        var factors = new double[8][];
        Parallel.For(0, factors.Length, thread => factors[thread] = [.. Enumerable.Range(1, 6_000).Select(i => Ucum.Parse($"{i}.kg/L").Factor)]);
        Assert.All(factors, row => Assert.Equal(factors[0], row));
        Assert.Equal(6_000_000_000, factors[0][^1]);
    }

    [Fact]
    public void Every_defined_unit_and_prefix_resolves()
    {
        var definitions = UcumDefinitions.Shared;
        Assert.Equal("2.2", definitions.Version);
        Assert.Equal(312, definitions.Atoms.Count);
        Assert.Equal(24, definitions.Prefixes.Count);
        Assert.All(definitions.Atoms, atom => Assert.True(Ucum.Parse(atom.Code).Factor is > 0 and < double.PositiveInfinity, atom.Code));
    }

    [Fact]
    public void Products_and_quotients_keep_their_meaning()
    {
        var (dose, rate) = (Ucum.Parse("mg/kg"), Ucum.Parse("mL/min"));
        Assert.Equal(Ucum.Parse("mg.min/kg/mL"), Ucum.Divide(dose, rate).Value);
        Assert.Equal(Ucum.Parse("mg.mL/kg/min"), Ucum.Multiply(dose, rate).Value);
        Assert.False(Ucum.Multiply(rate, Ucum.Parse("Cel")).IsValue);
    }
}
