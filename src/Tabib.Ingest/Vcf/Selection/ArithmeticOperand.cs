namespace Tabib.Ingest.Vcf.Selection;

/// <summary>Two operands with a sign of arithmetic between them: value by value where both have as many, else each of one with the single value of the other.</summary>
internal sealed class ArithmeticOperand(NumberOperand left, NumberOperand right, char sign) : NumberOperand
{
    private readonly NumberList _left = new();
    private readonly NumberList _right = new();

    public override void Read(VcfRecord record, NumberList values)
    {
        _left.Clear();
        _right.Clear();
        left.Read(record, _left);
        right.Read(record, _right);
        if (_left.Count == 0 || _right.Count == 0) return;
        var count = Math.Max(_left.Count, _right.Count);
        if (_left.Count != _right.Count && _left.Count != 1 && _right.Count != 1) return;
        for (var i = 0; i < count; i++)
        {
            var (a, b) = (_left.Values[_left.Count == 1 ? 0 : i], _right.Values[_right.Count == 1 ? 0 : i]);
            values.Add(sign switch { '+' => a + b, '-' => a - b, '*' => a * b, _ => a / b });
        }
    }
}
