namespace Tabib.Core.Units;

/// <summary>The functions of UCUM's special units, both ways.</summary>
internal static class SpecialFunctions
{
    /// <summary>Zero of the scale above the absolute zero, in the unit's own steps.</summary>
    private static readonly Rational CelsiusZero = Rational.Parse("273.15");
    private static readonly Rational FahrenheitZero = Rational.Parse("459.67");
    private static readonly Rational ReaumurZero = Rational.Parse("218.52");

    /// <param name="name">As in the definitions file; its argument there is the reference amount.</param>
    public static SpecialFunction ByName(string name) => name switch
    {
        "Cel" => SpecialFunction.Celsius,
        "degF" => SpecialFunction.Fahrenheit,
        "degRe" => SpecialFunction.Reaumur,
        "pH" => SpecialFunction.MinusDecadicLogarithm,
        "ln" => SpecialFunction.NaturalLogarithm,
        "lg" => SpecialFunction.DecadicLogarithm,
        "lgTimes2" => SpecialFunction.TwiceDecadicLogarithm,
        "ld" => SpecialFunction.BinaryLogarithm,
        "tanTimes100" => SpecialFunction.TangentOfRadiansTimes100,
        "100tan" => SpecialFunction.TangentOfDegreesTimes100,
        "sqrt" => SpecialFunction.SquareRoot,
        "hpX" => SpecialFunction.HomeopathicDecimal,
        "hpC" => SpecialFunction.HomeopathicCentesimal,
        "hpM" => SpecialFunction.HomeopathicMillesimal,
        "hpQ" => SpecialFunction.HomeopathicQuintamillesimal,
        _ => throw new InvalidDataException($"The unit definitions name a function '{name}' that is not known."),
    };

    /// <summary>Temperature scales differ from kelvin by a step and a zero: their conversions are exact.</summary>
    public static bool IsAffine(SpecialFunction function) => function <= SpecialFunction.Reaumur;

    /// <summary>For an affine function: ratio = value + this.</summary>
    public static Rational Zero(SpecialFunction function) => function switch
    {
        SpecialFunction.None => Rational.Zero,
        SpecialFunction.Celsius => CelsiusZero,
        SpecialFunction.Fahrenheit => FahrenheitZero,
        SpecialFunction.Reaumur => ReaumurZero,
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    /// <summary>From a value on the special scale to the ratio to the reference amount.</summary>
    public static double ToRatio(SpecialFunction function, double value) => function switch
    {
        SpecialFunction.None => value,
        SpecialFunction.Celsius => value + 273.15,
        SpecialFunction.Fahrenheit => value + 459.67,
        SpecialFunction.Reaumur => value + 218.52,
        SpecialFunction.MinusDecadicLogarithm or SpecialFunction.HomeopathicDecimal => Math.Pow(10, -value),
        SpecialFunction.NaturalLogarithm => Math.Exp(value),
        SpecialFunction.DecadicLogarithm => Math.Pow(10, value),
        SpecialFunction.TwiceDecadicLogarithm => Math.Pow(10, value / 2),
        SpecialFunction.BinaryLogarithm => Math.Pow(2, value),
        SpecialFunction.TangentOfRadiansTimes100 => Math.Atan(value / 100),
        SpecialFunction.TangentOfDegreesTimes100 => double.RadiansToDegrees(Math.Atan(value / 100)),
        SpecialFunction.SquareRoot => value < 0 ? double.NaN : value * value,
        SpecialFunction.HomeopathicCentesimal => Math.Pow(100, -value),
        SpecialFunction.HomeopathicMillesimal => Math.Pow(1_000, -value),
        SpecialFunction.HomeopathicQuintamillesimal => Math.Pow(50_000, -value),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    /// <summary>From the ratio to the reference amount to a value on the special scale; NaN where there is none (logarithm of a negative amount).</summary>
    public static double FromRatio(SpecialFunction function, double ratio) => function switch
    {
        SpecialFunction.None => ratio,
        SpecialFunction.Celsius => ratio - 273.15,
        SpecialFunction.Fahrenheit => ratio - 459.67,
        SpecialFunction.Reaumur => ratio - 218.52,
        SpecialFunction.MinusDecadicLogarithm or SpecialFunction.HomeopathicDecimal => -Math.Log10(ratio),
        SpecialFunction.NaturalLogarithm => Math.Log(ratio),
        SpecialFunction.DecadicLogarithm => Math.Log10(ratio),
        SpecialFunction.TwiceDecadicLogarithm => 2 * Math.Log10(ratio),
        SpecialFunction.BinaryLogarithm => Math.Log2(ratio),
        SpecialFunction.TangentOfRadiansTimes100 => Math.Abs(ratio) < Math.PI / 2 ? 100 * Math.Tan(ratio) : double.NaN,
        SpecialFunction.TangentOfDegreesTimes100 => Math.Abs(ratio) < 90 ? 100 * Math.Tan(double.DegreesToRadians(ratio)) : double.NaN,
        SpecialFunction.SquareRoot => Math.Sqrt(ratio),
        SpecialFunction.HomeopathicCentesimal => -Math.Log10(ratio) / 2,
        SpecialFunction.HomeopathicMillesimal => -Math.Log10(ratio) / 3,
        SpecialFunction.HomeopathicQuintamillesimal => -Math.Log(ratio) / Math.Log(50_000),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
