namespace Tabib.Ingest.Vcf.Selection;

/// <summary>Compares numbers: true where any value on one side stands so to any value on the other. What is missing stands to nothing.</summary>
internal sealed class NumberNode(NumberOperand left, FilterComparison comparison, NumberOperand right) : FilterNode
{
    private readonly NumberList _left = new();
    private readonly NumberList _right = new();

    public override bool Matches(VcfRecord record)
    {
        _left.Clear();
        _right.Clear();
        left.Read(record, _left);
        right.Read(record, _right);
        foreach (var a in _left.Values)
        {
            foreach (var b in _right.Values)
            {
                if (Holds(a, b)) return true;
            }
        }

        return false;
    }

    private bool Holds(double a, double b) => comparison switch
    {
        FilterComparison.Equal => a == b || Same(a, b),
        FilterComparison.NotEqual => a < b || a > b,
        FilterComparison.Less => a < b,
        FilterComparison.LessOrEqual => a <= b,
        FilterComparison.Greater => a > b,
        _ => a >= b,
    };

    /// <summary>0.1 of a BCF is a 32-bit number, 0.1 of the expression a 64-bit one.</summary>
    private static bool Same(double a, double b) => (float)a == (float)b;
}
