using BenchmarkDotNet.Attributes;
using Tabib.Core.Units;

namespace Tabib.Bench;

/// <summary>Units on the path of every imported quantity: parses a second, and what they allocate (nothing).</summary>
[MemoryDiagnoser]
public class UnitsBenchmarks
{
    private const int Count = 10;

    private readonly string[] _codes = ["mg/dL", "mmol/L", "mm[Hg]", "/min", "Cel", "kg/m2", "10*3/uL", "%", "g/dL", "U/L"];

    private readonly double[] _values = [4.2, 5.5, 98.6, 120, 1, 0.7, 7.4, 140, 36.6, 250];
    private readonly Analyte _glucose = Analytes.ByLoinc("2345-7")!;
    private UnitConversion _conversion;

    [GlobalSetup]
    public void Prepare() => _conversion = Ucum.Conversion("mg/dL", "mmol/L", _glucose).Value;

    [Benchmark(OperationsPerInvoke = Count)]
    public int ParseCachedText()
    {
        var valid = 0;
        foreach (var code in _codes) valid += Ucum.TryParse(code, out _, out _) ? 1 : 0;
        return valid;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int ParseCachedSpan()
    {
        var valid = 0;
        foreach (var code in _codes) valid += Ucum.TryParse(code.AsSpan(), out _, out _) ? 1 : 0;
        return valid;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int ParseUncached()
    {
        var valid = 0;
        foreach (var code in _codes) valid += UcumParser.TryRead(code, null, out _, out _) ? 1 : 0;
        return valid;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double ApplyConversion()
    {
        var sum = 0.0;
        foreach (var value in _values) sum += _conversion.Apply(value);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double FindAndApplyConversion()
    {
        var sum = 0.0;
        foreach (var value in _values) sum += Ucum.Convert(value, "mg/dL", "mmol/L", _glucose).Value;
        return sum;
    }
}
