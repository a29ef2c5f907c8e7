using System.Text;
using Tabib.Core.Units;

namespace Tabib.Tests.Core.Units;

/// <summary>Unit text from outside: whatever comes, it is read or refused, and what is read can be read again.</summary>
public static class UcumFuzz
{
    private static readonly string[] Codes =
    [
        "mg/dL", "4.[pi].10*-7.N/A2", "m[H2O]", "{a}.rad2{b}", "10*+3/ul", "mmol/(8.h.kg)", "[m/s2/Hz^(1/2)]", "dB[10.nV]", "((m))/(s.(g))", "%[slope]", "1{c}", "mm[Hg]", "kg/m\u00B2", "12h", "x10\u2079/L", "Ym99.Ym99",
    ];

    public static IEnumerable<byte[]> Seeds() => Codes.Select(Encoding.UTF8.GetBytes);

    public static void Run(ReadOnlySpan<byte> input)
    {
        var code = Encoding.UTF8.GetString(input);
        if (!Ucum.TryParse(code, out var unit, out var error))
        {
            Assert.NotEmpty(error);
            if (Ucum.Suggest(code) is { } meant) Assert.True(Ucum.TryParse(meant, out _, out _), meant);
            return;
        }

        Assert.True(unit.IsSpecial || Ucum.Parse(unit.Canonical).IsCommensurableWith(unit));
        Assert.NotEmpty(unit.DisplayName());
        Ucum.Conversion(code, "mmol/L", Analytes.ByLoinc("2345-7"));
        UnitConverter.Convert("5.40", code, unit.Canonical);
    }
}
