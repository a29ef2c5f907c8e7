using System.Collections.Concurrent;
using Tabib.Core.Outcomes;
using Tabib.Core.Units;

namespace Tabib.Decision.Rules;

/// <summary>Brings measured values to the unit that a rule compares in; each pair of units is worked out once.</summary>
internal sealed class UnitScale
{
    private const int MostKept = 1000;

    private readonly string _unit;
    private readonly Analyte? _analyte;
    private readonly ConcurrentDictionary<string, Outcome<UnitConversion>> _known = new(StringComparer.Ordinal);

    public UnitScale(string unit, Analyte? analyte)
    {
        _unit = unit;
        _analyte = analyte;
    }

    public bool TryConvert(double value, string from, out double converted)
    {
        converted = value;
        if (from == _unit) return true;
        if (!_known.TryGetValue(from, out var conversion))
        {
            conversion = Ucum.Conversion(from, _unit, _analyte);
            if (_known.Count < MostKept) _known[from] = conversion;
        }

        if (!conversion.IsValue) return false;
        converted = conversion.Value.Apply(value);
        return double.IsFinite(converted);
    }
}
