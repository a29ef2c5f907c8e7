namespace Tabib.Evidence.Knowledge.Expressions;

/// <summary>Reads the expression language of knowledge packs: arithmetic, comparison, and/or/not, if-then-else, function calls. Grammar: docs/guide/knowledge-packs.md.</summary>
internal static class ExpressionParser
{
    public const int MaxLength = 4000;
    public const int MaxDepth = 60;

    /// <exception cref="ExpressionFaultException">Not an expression.</exception>
    public static Node Parse(string text)
    {
        if (text.Length > MaxLength) throw new ExpressionFaultException($"an expression has at most {MaxLength} characters", MaxLength);
        var lexer = new ExpressionLexer(text);
        lexer.Advance();
        var node = Expression(ref lexer, 0);
        return lexer.Kind == TokenKind.End ? node : throw new ExpressionFaultException($"'{lexer.Value}' was not expected", lexer.Position);
    }

    private static Node Expression(ref ExpressionLexer lexer, int depth)
    {
        if (depth > MaxDepth) throw new ExpressionFaultException("nested too deeply", lexer.Position);
        if (!IsWord(ref lexer, "if")) return Or(ref lexer, depth);
        var at = lexer.Position;
        lexer.Advance();
        var condition = Expression(ref lexer, depth + 1);
        Expect(ref lexer, "then");
        var then = Expression(ref lexer, depth + 1);
        Expect(ref lexer, "else");
        return new Node.If(condition, then, Expression(ref lexer, depth + 1), at);
    }

    private static Node Or(ref ExpressionLexer lexer, int depth)
    {
        var left = And(ref lexer, depth);
        while (IsWord(ref lexer, "or")) left = Join(ref lexer, left, "or", And, depth);
        return left;
    }

    private static Node And(ref ExpressionLexer lexer, int depth)
    {
        var left = Not(ref lexer, depth);
        while (IsWord(ref lexer, "and")) left = Join(ref lexer, left, "and", Not, depth);
        return left;
    }

    private static Node Not(ref ExpressionLexer lexer, int depth)
    {
        if (!IsWord(ref lexer, "not")) return Comparison(ref lexer, depth);
        if (depth > MaxDepth) throw new ExpressionFaultException("nested too deeply", lexer.Position);
        var at = lexer.Position;
        lexer.Advance();
        return new Node.Not(Not(ref lexer, depth + 1), at);
    }

    private static Node Comparison(ref ExpressionLexer lexer, int depth)
    {
        var left = Sum(ref lexer, depth);
        return lexer.Kind == TokenKind.Sign && lexer.Value is "<" or "<=" or ">" or ">=" or "=" or "!="
            ? Join(ref lexer, left, lexer.Value, Sum, depth)
            : left;
    }

    private static Node Sum(ref ExpressionLexer lexer, int depth)
    {
        var left = Product(ref lexer, depth);
        while (lexer.Kind == TokenKind.Sign && lexer.Value is "+" or "-") left = Join(ref lexer, left, lexer.Value, Product, depth);
        return left;
    }

    private static Node Product(ref ExpressionLexer lexer, int depth)
    {
        var left = Signed(ref lexer, depth);
        while (lexer.Kind == TokenKind.Sign && lexer.Value is "*" or "/") left = Join(ref lexer, left, lexer.Value, Signed, depth);
        return left;
    }

    private static Node Signed(ref ExpressionLexer lexer, int depth)
    {
        if (lexer.Kind != TokenKind.Sign || lexer.Value != "-") return Primary(ref lexer, depth);
        if (depth > MaxDepth) throw new ExpressionFaultException("nested too deeply", lexer.Position);
        var at = lexer.Position;
        lexer.Advance();
        return new Node.Negate(Signed(ref lexer, depth + 1), at);
    }

    private static Node Primary(ref ExpressionLexer lexer, int depth)
    {
        var at = lexer.Position;
        var value = lexer.Value;
        switch (lexer.Kind)
        {
            case TokenKind.Number:
                var number = lexer.Number;
                lexer.Advance();
                return new Node.Number(number, at);
            case TokenKind.Text:
                lexer.Advance();
                return new Node.Text(value, at);
            case TokenKind.Word when value is "true" or "false":
                lexer.Advance();
                return new Node.Truth(value == "true", at);
            case TokenKind.Word when value is not ("if" or "then" or "else" or "and" or "or" or "not"):
                lexer.Advance();
                return IsSign(ref lexer, "(") ? Call(ref lexer, value, at, depth) : new Node.Name(value, at);
            case TokenKind.Sign when value == "(":
                lexer.Advance();
                var inner = Expression(ref lexer, depth + 1);
                Close(ref lexer);
                return inner;
            default:
                throw new ExpressionFaultException(lexer.Kind == TokenKind.End ? "the expression ends too early" : $"'{value}' was not expected", at);
        }
    }

    private static Node.Call Call(ref ExpressionLexer lexer, string function, int at, int depth)
    {
        var arguments = new List<Node>();
        do
        {
            lexer.Advance();
            if (arguments.Count > 20) throw new ExpressionFaultException("a function takes at most 20 arguments", at);
            arguments.Add(Expression(ref lexer, depth + 1));
        }
        while (IsSign(ref lexer, ","));
        Close(ref lexer);
        return new Node.Call(function, arguments, at);
    }

    private delegate Node Rule(ref ExpressionLexer lexer, int depth);

    private static Node.Binary Join(ref ExpressionLexer lexer, Node left, string symbol, Rule right, int depth)
    {
        var at = lexer.Position;
        lexer.Advance();
        return new Node.Binary(symbol, left, right(ref lexer, depth), at);
    }

    private static bool IsWord(ref ExpressionLexer lexer, string word) => lexer.Kind == TokenKind.Word && lexer.Value == word;

    private static bool IsSign(ref ExpressionLexer lexer, string sign) => lexer.Kind == TokenKind.Sign && lexer.Value == sign;

    private static void Expect(ref ExpressionLexer lexer, string word)
    {
        if (!IsWord(ref lexer, word)) throw new ExpressionFaultException($"'{word}' was expected", lexer.Position);
        lexer.Advance();
    }

    private static void Close(ref ExpressionLexer lexer)
    {
        if (!IsSign(ref lexer, ")")) throw new ExpressionFaultException("')' was expected", lexer.Position);
        lexer.Advance();
    }
}
