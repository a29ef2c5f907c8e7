namespace Tabib.Evidence.Knowledge.Expressions;

/// <summary>A parsed expression, as written.</summary>
internal abstract record Node(int Position)
{
    public sealed record Number(double Value, int Position) : Node(Position);

    public sealed record Truth(bool Value, int Position) : Node(Position);

    /// <summary>A category or a unit in single quotes.</summary>
    public sealed record Text(string Value, int Position) : Node(Position);

    public sealed record Name(string Value, int Position) : Node(Position);

    public sealed record Negate(Node Operand, int Position) : Node(Position);

    public sealed record Not(Node Operand, int Position) : Node(Position);

    /// <param name="Symbol">One of + − * / &lt; &lt;= &gt; &gt;= = != and or.</param>
    public sealed record Binary(string Symbol, Node Left, Node Right, int Position) : Node(Position);

    public sealed record If(Node Condition, Node Then, Node Else, int Position) : Node(Position);

    public sealed record Call(string Function, IReadOnlyList<Node> Arguments, int Position) : Node(Position);
}
