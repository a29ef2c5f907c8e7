namespace Tabib.Evidence.Knowledge.Expressions;

/// <summary>What one instruction does with its registers. Truth values are 1 and 0, categories their index, an absent value NaN.</summary>
internal enum Operation : byte
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Power,
    NaturalLog,
    DecimalLog,
    Exponential,
    SquareRoot,
    Absolute,
    Minimum,
    Maximum,
    Floor,

    /// <summary>Half away from zero, as printed tables round.</summary>
    Round,
    Less,
    LessOrEqual,
    Equal,
    And,
    Or,
    Not,
    IsPresent,

    /// <summary>Second register where the first is true, else the third.</summary>
    Select,
}
