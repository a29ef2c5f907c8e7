namespace Tabib.Evidence.Knowledge.Expressions;

/// <summary>A table of a pack, turned into choices: by categories (each row names one word per key) or by steps of one number.</summary>
internal sealed class LookupTable
{
    private readonly IReadOnlyList<(IReadOnlyList<string> Key, double Value)> _rows;
    private readonly IReadOnlyList<(double Below, double Value)> _steps;

    private LookupTable(IReadOnlyList<(IReadOnlyList<string> Key, double Value)> rows, IReadOnlyList<(double Below, double Value)> steps)
    {
        _rows = rows;
        _steps = steps;
    }

    /// <summary>A combination that no row names gives NaN, which ends in no value.</summary>
    public static LookupTable ByCategory(IReadOnlyList<(IReadOnlyList<string> Key, double Value)> rows) => new(rows, []);

    /// <param name="steps">Ascending; the last has <see cref="double.PositiveInfinity"/>.</param>
    public static LookupTable BySteps(IReadOnlyList<(double Below, double Value)> steps) => new([], steps);

    public Node Expand(IReadOnlyList<Node> keys, int position)
    {
        Node result = new Node.Binary("/", new Node.Number(0, position), new Node.Number(0, position), position);
        if (_steps.Count > 0)
        {
            if (keys.Count != 1) throw new ExpressionFaultException("a table of steps takes one number", position);
            result = new Node.Number(_steps[^1].Value, position);
            for (var i = _steps.Count - 2; i >= 0; i--)
                result = new Node.If(new Node.Binary("<", keys[0], new Node.Number(_steps[i].Below, position), position), new Node.Number(_steps[i].Value, position), result, position);
            return result;
        }

        for (var i = _rows.Count - 1; i >= 0; i--)
        {
            if (_rows[i].Key.Count != keys.Count) throw new ExpressionFaultException($"the table takes {_rows[i].Key.Count} keys", position);
            Node condition = new Node.Truth(true, position);
            for (var k = 0; k < keys.Count; k++)
                condition = new Node.Binary("and", condition, new Node.Binary("=", keys[k], new Node.Text(_rows[i].Key[k], position), position), position);
            result = new Node.If(condition, new Node.Number(_rows[i].Value, position), result, position);
        }

        return result;
    }
}
