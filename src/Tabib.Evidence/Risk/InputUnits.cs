using System.Collections.Concurrent;
using Tabib.Core.Coding;
using Tabib.Core.Outcomes;
using Tabib.Core.Units;

namespace Tabib.Evidence.Risk;

/// <summary>Conversions into the units of score inputs, each worked out once.</summary>
internal static class InputUnits
{
    private const int MaxRemembered = 4096;

    private static readonly ConcurrentDictionary<(string From, string To, string? Loinc), Outcome<UnitConversion>> Known = new();

    public static Outcome<double> Convert(double value, string from, ScoreInput input)
    {
        if (from == input.Unit) return value;
        var conversion = Find(from, input);
        return conversion.IsValue ? conversion.Value.Apply(value) : conversion.Reason!;
    }

    private static Outcome<UnitConversion> Find(string from, ScoreInput input)
    {
        var loinc = AnalyteCode(input);
        var key = (from, input.Unit, loinc);
        if (Known.TryGetValue(key, out var known)) return known;
        var made = Ucum.Conversion(from, input.Unit, loinc is null ? null : Analytes.ByLoinc(loinc));
        // Units come from outside: a flood of made-up ones must not fill the memory.
        if (Known.Count < MaxRemembered) Known.TryAdd(key, made);
        return made;
    }

    private static string? AnalyteCode(ScoreInput input)
    {
        if (input.Analyte is not null) return input.Analyte;
        foreach (var code in input.Codes)
        {
            if (code.System == CodeSystems.Loinc && Analytes.ByLoinc(code.Value) is not null) return code.Value;
        }

        return null;
    }
}
