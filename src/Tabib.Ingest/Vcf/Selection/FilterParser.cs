using System.Globalization;
using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf.Selection;

/// <summary>Reads a filter expression: comparisons, joined by &amp;&amp;, || and !, in brackets.</summary>
internal sealed class FilterParser(string text, VcfHeader header)
{
    /// <summary>Brackets and signs within one another.</summary>
    private const int Deepest = 200;

    private readonly List<FilterToken> _tokens = FilterLexer.Read(text);
    private int _at;
    private int _depth;

    /// <exception cref="ProblemException">VCF070: the text is no expression, or names what the header does not define.</exception>
    public FilterNode Read()
    {
        var node = ReadOr();
        if (Next.Kind != FilterTokenKind.End) throw FilterLexer.Fault($"'{Next.Text}' is not expected", Next.At);
        return node;
    }

    private FilterToken Next => _tokens[_at];

    private FilterNode ReadOr()
    {
        if (++_depth > Deepest) throw FilterLexer.Fault("it is nested too deep", Next.At);
        var node = ReadAnd();
        while (TakeSign("||", "|")) node = new CombinedNode(node, ReadAnd(), needsBoth: false);
        _depth--;
        return node;
    }

    private FilterNode ReadAnd()
    {
        var node = ReadNot();
        while (TakeSign("&&", "&")) node = new CombinedNode(node, ReadNot(), needsBoth: true);
        return node;
    }

    private FilterNode ReadNot()
    {
        if (++_depth > Deepest) throw FilterLexer.Fault("it is nested too deep", Next.At);
        FilterNode node;
        if (TakeSign("!")) node = new NotNode(ReadNot());
        else if (IsSign("(") && IsCondition())
        {
            TakeSign("(");
            node = ReadOr();
            Expect(")");
        }
        else node = ReadComparison();
        _depth--;
        return node;
    }

    /// <summary>Whether the bracket that opens here holds a condition rather than a number.</summary>
    private bool IsCondition()
    {
        var depth = 0;
        for (var i = _at; i < _tokens.Count; i++)
        {
            if (_tokens[i].Kind != FilterTokenKind.Sign) continue;
            if (_tokens[i].Text == "(") depth++;
            else if (_tokens[i].Text == ")" && --depth == 0) return false;
            else if (_tokens[i].Text is "&&" or "||" or "&" or "|" or "!" || Comparison(_tokens[i]) is not null) return true;
        }

        return false;
    }

    private FilterNode ReadComparison()
    {
        var name = Next;
        if (name.Kind == FilterTokenKind.Name && TextComparison(name) is { } node) return node;
        var left = ReadSum();
        if (Comparison(Next) is not { } comparison)
            return left is InfoOperand ? new NumberNode(left, FilterComparison.NotEqual, new ConstantOperand(0)) : throw FilterLexer.Fault("a comparison is missing", Next.At);
        if (comparison is FilterComparison.Like or FilterComparison.NotLike) throw FilterLexer.Fault("~ stands between a name and a text in quotes", Next.At);
        _at++;
        return new NumberNode(left, comparison, ReadSum());
    }

    /// <returns>Null where what follows compares numbers.</returns>
    private FilterNode? TextComparison(FilterToken name)
    {
        if (Comparison(_tokens[_at + 1]) is not { } comparison) return null;
        var text = _tokens[_at + 2];
        if (text.Kind == FilterTokenKind.File) return FileComparison(name, comparison, text);
        if (text.Kind != FilterTokenKind.Text) return null;
        if (IsType(name))
        {
            var type = AlleleTypes.Parse(text.Text);
            if (type == AlleleType.None || comparison is not (FilterComparison.Equal or FilterComparison.NotEqual or FilterComparison.Like or FilterComparison.NotLike)) throw FilterLexer.Fault("TYPE is ref, snp, mnp, indel, bnd, overlap or other", text.At);
            _at += 3;
            return new TypeNode(comparison, type);
        }

        var isColumn = TextNode.Knows(name.Text);
        if (ColumnOperand.Knows(name.Text)) throw FilterLexer.Fault($"{name.Text} is compared with a number", text.At);
        if (comparison is not (FilterComparison.Equal or FilterComparison.NotEqual or FilterComparison.Like or FilterComparison.NotLike)) throw FilterLexer.Fault("a text is compared with =, !=, ~ or !~", text.At);
        _at += 3;
        return new TextNode(name.Text, isColumn ? null : Defined(name).Key, comparison, text);
    }

    /// <summary>TYPE may be written small, as long as the header defines no field of that name.</summary>
    private bool IsType(FilterToken name) => name.Text == "TYPE" || (name.Text.Equals("TYPE", StringComparison.OrdinalIgnoreCase) && !header.Infos.ContainsKey(name.Text));

    private IdListNode FileComparison(FilterToken name, FilterComparison comparison, FilterToken file)
    {
        if (name.Text != "ID" || comparison is not (FilterComparison.Equal or FilterComparison.NotEqual)) throw FilterLexer.Fault("a file (@) stands behind ID= or ID!=", file.At);
        _at += 3;
        return IdListNode.Read(file, comparison);
    }

    private NumberOperand ReadSum()
    {
        var operand = ReadProduct();
        while (IsSign("+") || IsSign("-")) operand = new ArithmeticOperand(operand, TakeAnd(ReadProduct, out var sign), sign);
        return operand;
    }

    private NumberOperand ReadProduct()
    {
        var operand = ReadNumber();
        while (IsSign("*") || IsSign("/")) operand = new ArithmeticOperand(operand, TakeAnd(ReadNumber, out var sign), sign);
        return operand;
    }

    private NumberOperand TakeAnd(Func<NumberOperand> read, out char sign)
    {
        sign = Next.Text[0];
        _at++;
        return read();
    }

    private NumberOperand ReadNumber()
    {
        if (++_depth > Deepest) throw FilterLexer.Fault("it is nested too deep", Next.At);
        NumberOperand operand;
        if (TakeSign("-")) operand = new ArithmeticOperand(new ConstantOperand(0), ReadNumber(), '-');
        else if (TakeSign("("))
        {
            operand = ReadSum();
            Expect(")");
        }
        else
        {
            var token = Next;
            _at++;
            operand = token.Kind switch
            {
                FilterTokenKind.Number => new ConstantOperand(double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture)),
                FilterTokenKind.Name => ReadName(token),
                _ => throw FilterLexer.Fault(token.Kind == FilterTokenKind.End ? "it ends too early" : $"'{token.Text}' is no name or number", token.At),
            };
        }

        _depth--;
        return operand;
    }

    private NumberOperand ReadName(FilterToken name)
    {
        if (ColumnOperand.Knows(name.Text)) return new ColumnOperand(name.Text);
        if (TextNode.Knows(name.Text) || name.Text == "TYPE") throw FilterLexer.Fault($"{name.Text} is compared with a text in quotes", name.At);
        var (key, definition) = Defined(name);
        int? index = null;
        if (TakeSign("["))
        {
            if (!TakeSign("*"))
            {
                if (Next.Kind != FilterTokenKind.Number || !int.TryParse(Next.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw FilterLexer.Fault("a whole number or * stands in square brackets", Next.At);
                index = number;
                _at++;
            }

            Expect("]");
        }

        return new InfoOperand(key, index, definition.Type == VcfValueType.Flag);
    }

    private (byte[] Key, VcfDefinition Definition) Defined(FilterToken name)
    {
        if (name.Text.StartsWith("FORMAT/", StringComparison.Ordinal) || name.Text.StartsWith("FMT/", StringComparison.Ordinal)) throw FilterLexer.Fault("values of samples cannot be compared", name.At);
        var key = name.Text.StartsWith("INFO/", StringComparison.Ordinal) ? name.Text[5..] : name.Text;
        return header.Infos.TryGetValue(key, out var definition) ? (Encoding.UTF8.GetBytes(key), definition) : throw FilterLexer.Fault($"the header defines no INFO field {key}", name.At);
    }

    private static FilterComparison? Comparison(FilterToken token) => token is not { Kind: FilterTokenKind.Sign } ? null : token.Text switch
    {
        "=" or "==" => FilterComparison.Equal,
        "!=" => FilterComparison.NotEqual,
        "<" => FilterComparison.Less,
        "<=" => FilterComparison.LessOrEqual,
        ">" => FilterComparison.Greater,
        ">=" => FilterComparison.GreaterOrEqual,
        "~" => FilterComparison.Like,
        "!~" => FilterComparison.NotLike,
        _ => null,
    };

    private bool IsSign(string sign) => Next.Kind == FilterTokenKind.Sign && Next.Text == sign;

    private bool TakeSign(params ReadOnlySpan<string> signs)
    {
        foreach (var sign in signs)
        {
            if (!IsSign(sign)) continue;
            _at++;
            return true;
        }

        return false;
    }

    private void Expect(string sign)
    {
        if (!TakeSign(sign)) throw FilterLexer.Fault($"{sign} is missing", Next.At);
    }
}
