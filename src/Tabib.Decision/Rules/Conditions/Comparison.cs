namespace Tabib.Decision.Rules.Conditions;

/// <summary>A value against a limit; a value that is itself a bound ("&lt; 5") gives an answer only where the bound decides.</summary>
internal sealed class Comparison
{
    private readonly Operator _operator;

    private Comparison(Operator @operator, double limit)
    {
        _operator = @operator;
        Limit = limit;
    }

    private enum Operator
    {
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
    }

    public double Limit { get; }

    /// <summary>How the limit reads when turned round, such as "below" for a rule that asks for "at least".</summary>
    public string Turned => _operator switch
    {
        Operator.Less => "at least",
        Operator.LessOrEqual => "above",
        Operator.Greater => "at most",
        _ => "below",
    };

    /// <exception cref="FormatException">Not one of &lt;, &lt;=, &gt;, &gt;=.</exception>
    public static Comparison Of(string text, double limit) => new(
        text switch
        {
            "<" => Operator.Less,
            "<=" => Operator.LessOrEqual,
            ">" => Operator.Greater,
            ">=" => Operator.GreaterOrEqual,
            _ => throw new FormatException($"'{text}' is no comparison (<, <=, >, >=)"),
        },
        limit);

    public Truth Compare(double value, string? comparator = null)
    {
        if (comparator is null or "") return ThreeValued.Of(Holds(value));
        var isUpper = comparator is "<" or "<=";
        if (!isUpper && comparator is not (">" or ">=")) return Truth.Unknown;

        // The true value lies anywhere on one side of the bound: answer only where that whole side agrees.
        var below = _operator is Operator.Less or Operator.LessOrEqual;
        if (isUpper)
        {
            if (below && (Holds(value) || (value == Limit && comparator == "<"))) return Truth.True;
            if (!below && (!Holds(value) || (value == Limit && comparator == "<"))) return Truth.False;
        }
        else
        {
            if (!below && (Holds(value) || (value == Limit && comparator == ">"))) return Truth.True;
            if (below && (!Holds(value) || (value == Limit && comparator == ">"))) return Truth.False;
        }

        return Truth.Unknown;
    }

    private bool Holds(double value) => _operator switch
    {
        Operator.Less => value < Limit,
        Operator.LessOrEqual => value <= Limit,
        Operator.Greater => value > Limit,
        _ => value >= Limit,
    };
}
