using System.Globalization;

namespace Tabib.Evidence.Knowledge.Expressions;

/// <summary>Cuts an expression into words. ASCII letters, digits and a handful of signs; anything else is a fault.</summary>
internal ref struct ExpressionLexer(string text)
{
    private int _next;

    public readonly string Source => text;

    public int Position { get; private set; }

    public TokenKind Kind { get; private set; }

    /// <summary>The sign, word or text without its quotes.</summary>
    public string Value { get; private set; } = "";

    public double Number { get; private set; }

    public void Advance()
    {
        while (_next < text.Length && text[_next] is ' ' or '\t' or '\n' or '\r') _next++;
        Position = _next;
        if (_next >= text.Length) Set(TokenKind.End, 0);
        else if (char.IsAsciiDigit(text[_next]) || (text[_next] == '.' && _next + 1 < text.Length && char.IsAsciiDigit(text[_next + 1]))) ReadNumber();
        else if (char.IsAsciiLetter(text[_next])) ReadWord();
        else if (text[_next] == '\'') ReadText();
        else ReadSign();
    }

    private void Set(TokenKind kind, int length)
    {
        Kind = kind;
        Value = text.Substring(_next, length);
        _next += length;
    }

    private void ReadNumber()
    {
        var end = _next;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.')) end++;
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            end++;
            if (end < text.Length && text[end] is '+' or '-') end++;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        }

        if (!double.TryParse(text.AsSpan(_next, end - _next), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            throw new ExpressionFaultException($"'{text[_next..end]}' is not a number", _next);
        Number = number;
        Set(TokenKind.Number, end - _next);
    }

    private void ReadWord()
    {
        var end = _next;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
        Set(TokenKind.Word, end - _next);
    }

    private void ReadText()
    {
        var end = text.IndexOf('\'', _next + 1);
        if (end < 0) throw new ExpressionFaultException("a quoted text has no end", _next);
        Kind = TokenKind.Text;
        Value = text[(_next + 1)..end];
        _next = end + 1;
    }

    private void ReadSign()
    {
        var pair = _next + 1 < text.Length ? text.AsSpan(_next, 2) : default;
        if (pair is "<=" or ">=" or "!=") Set(TokenKind.Sign, 2);
        else if ("+-*/<>=(),".Contains(text[_next], StringComparison.Ordinal)) Set(TokenKind.Sign, 1);
        else throw new ExpressionFaultException($"'{text[_next]}' has no meaning here", _next);
    }
}
