using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Tabib.Core.Units;

/// <summary>Reads a UCUM expression (case-sensitive codes), from left to right: a/b.c is (a/b)·c.</summary>
/// <remarks>The Unified Code for Units of Measure 2.2, sections 2 to 13. Bounded in length, nesting and exponent.</remarks>
internal ref struct UcumParser
{
    public const int MaximumLength = 256;
    private const int MaximumDepth = 16;
    private const int MaximumExponent = 99;

    private readonly ReadOnlySpan<char> _code;

    /// <summary>Where the long name is written; null when nobody asks for it.</summary>
    private readonly StringBuilder? _name;

    private int _at;
    private int _depth;
    private string? _fault;
    private int _faultAt;

    private UcumParser(ReadOnlySpan<char> code, StringBuilder? name)
    {
        _code = code;
        _name = name;
    }

    private readonly bool AtEnd => _at >= _code.Length;

    /// <param name="error">What is wrong and at which character, counted from 1.</param>
    public static bool TryRead(
        ReadOnlySpan<char> code, StringBuilder? name, [NotNullWhen(true)] out UcumMagnitude? magnitude, [NotNullWhen(false)] out string? error)
    {
        magnitude = null;
        if (code.IsEmpty || code.Length > MaximumLength)
        {
            error = code.IsEmpty ? "it is empty" : $"it is longer than {MaximumLength} characters";
            return false;
        }

        var parser = new UcumParser(code, name);
        magnitude = parser.Term();
        if (magnitude is not null && !parser.AtEnd) magnitude = parser.Fail("')' closes nothing");
        error = magnitude is null ? $"{parser._fault} at position {parser._faultAt + 1}" : null;
        return magnitude is not null;
    }

    private UcumMagnitude? Term()
    {
        UcumMagnitude? product = UcumMagnitude.One;
        var isFirst = true;
        while (true)
        {
            var start = _at;
            var divide = !AtEnd && _code[_at] == '/';
            if (divide || (!isFirst && !AtEnd && _code[_at] == '.')) _at++;
            else if (!isFirst) return Fail("a '.' or '/' is missing");
            if (divide) _name?.Append(isFirst ? "1 / " : " / ");
            else if (!isFirst) _name?.Append(" * ");

            var component = Component();
            if (component is null) return null;
            if (isFirst && !divide) product = component;
            else if (!product.TryCombine(component, divide, out product, out var fault)) return Fail(fault!, start);
            isFirst = false;
            if (AtEnd || (_code[_at] == ')' && _depth > 0)) return product;
            if (_code[_at] == ')') return Fail("')' closes nothing");
        }
    }

    private UcumMagnitude? Component()
    {
        if (AtEnd) return Fail("a unit is missing");
        return _code[_at] switch
        {
            '(' => Parenthesis(),
            '{' => Annotation() ? UcumMagnitude.One : null,
            '1' when _code[_at..] is ['1', '0', '*' or '^', ..] => Symbol(),
            >= '0' and <= '9' => Factor(),
            _ => Symbol(),
        };
    }

    private UcumMagnitude? Parenthesis()
    {
        var start = _at++;
        if (++_depth > MaximumDepth) return Fail($"parentheses are nested deeper than {MaximumDepth}", start);
        _name?.Append('(');
        var inner = Term();
        if (inner is null) return null;
        if (AtEnd) return Fail("'(' is never closed", start);
        _at++;
        _depth--;
        _name?.Append(')');
        return inner;
    }

    private UcumMagnitude? Factor()
    {
        var start = _at;
        while (!AtEnd && char.IsAsciiDigit(_code[_at])) _at++;
        var digits = _code[start.._at];
        if (digits.IndexOfAnyExcept('0') < 0) return Fail("zero is no unit", start);
        if (!AtEnd && _code[_at] is not ('.' or '/' or ')' or '{'))
            return Fail($"a number and a unit need a '.' between them, after {Quoted(digits)}");

        _name?.Append(digits);
        if (!AtEnd && _code[_at] == '{')
        {
            _name?.Append(' ');
            if (!Annotation()) return null;
        }

        return UcumMagnitude.Number(Rational.Of(BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture), 1));
    }

    private UcumMagnitude? Symbol()
    {
        var start = _at;
        if (_code[_at..] is ['1', '0', ..]) _at += 3;
        else if (!SkipSymbol()) return null;
        var symbol = _code[start.._at];
        if (symbol.IsEmpty) return Fail($"a unit is missing before '{Shown(_code[_at])}'");
        if (!UcumDefinitions.Shared.TryFind(symbol, out var prefix, out var atom)) return Fail($"{Quoted(symbol)} is not known", start);
        if (!Exponent(out var exponent, out var isWritten)) return null;

        var magnitude = atom.Magnitude;
        if (prefix is not null) magnitude = magnitude.ScaledBy(prefix.Factor);
        if (!magnitude.TryPower(exponent, out magnitude, out var fault)) return Fail(fault!, start);
        _name?.Append('(').Append(prefix?.Name).Append(atom.Name);
        if (isWritten) _name?.Append(" ^ ").Append(exponent);
        _name?.Append(')');

        if (!AtEnd && _code[_at] == '{')
        {
            _name?.Append(' ');
            if (!Annotation()) return null;
        }

        return magnitude;
    }

    /// <summary>Up to an operator, a digit, a sign or an annotation; brackets hold any of these.</summary>
    private bool SkipSymbol()
    {
        var bracket = -1;
        for (; !AtEnd; _at++)
        {
            var c = _code[_at];
            if (c is <= ' ' or > '~')
            {
                Fail($"'{Shown(c)}' is not allowed in a unit");
                return false;
            }

            if (bracket >= 0)
            {
                if (c == ']') bracket = -1;
            }
            else if (c == '[')
            {
                bracket = _at;
            }
            else if (c is '.' or '/' or '(' or ')' or '{' or '}' or '+' or '-' or (>= '0' and <= '9'))
            {
                return true;
            }
        }

        if (bracket >= 0) Fail("'[' is never closed", bracket);
        return bracket < 0;
    }

    private bool Exponent(out int exponent, out bool isWritten)
    {
        exponent = 1;
        var start = _at;
        if (!AtEnd && (_code[_at] is '+' or '-')) _at++;
        var digits = _at;
        while (!AtEnd && char.IsAsciiDigit(_code[_at])) _at++;
        isWritten = _at > start;
        if (!isWritten) return true;
        if (digits == _at)
        {
            Fail("an exponent needs digits after its sign", start);
            return false;
        }

        if (int.TryParse(_code[digits.._at], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size <= MaximumExponent)
        {
            exponent = _code[start] == '-' ? -size : size;
            return true;
        }

        Fail($"the exponent is beyond {MaximumExponent}", start);
        return false;
    }

    private bool Annotation()
    {
        var start = _at++;
        for (; !AtEnd; _at++)
        {
            var c = _code[_at];
            if (c == '}')
            {
                _at++;
                _name?.Append(_code[start.._at]);
                return true;
            }

            if (c is '{' or <= ' ' or > '~')
            {
                Fail($"'{Shown(c)}' is not allowed in an annotation");
                return false;
            }
        }

        Fail("'{' is never closed", start);
        return false;
    }

    private UcumMagnitude? Fail(string fault) => Fail(fault, _at);

    private UcumMagnitude? Fail(string fault, int at)
    {
        _fault = fault;
        _faultAt = at;
        return null;
    }

    private static string Quoted(ReadOnlySpan<char> text) => $"'{(text.Length > 40 ? string.Concat(text[..40], "...") : text)}'";

    private static string Shown(char c) => char.IsControl(c) || char.IsSurrogate(c) ? $"U+{(int)c:X4}" : c.ToString();
}
