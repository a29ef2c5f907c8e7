namespace Tabib.Core.Units;

/// <summary>How a special unit's value follows from the ratio of the measured amount to the reference amount (UCUM section 22, table 21 on).</summary>
internal enum SpecialFunction
{
    /// <summary>An ordinary ratio-scale unit.</summary>
    None,
    Celsius,
    Fahrenheit,
    Reaumur,
    MinusDecadicLogarithm,
    NaturalLogarithm,
    DecadicLogarithm,
    TwiceDecadicLogarithm,
    BinaryLogarithm,
    TangentOfRadiansTimes100,
    TangentOfDegreesTimes100,
    SquareRoot,
    HomeopathicDecimal,
    HomeopathicCentesimal,
    HomeopathicMillesimal,
    HomeopathicQuintamillesimal,
}
