using CsCheck;
using Tabib.Evidence.Knowledge.Expressions;

namespace Tabib.Tests.Evidence.Knowledge;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("-(2 - 5) / 2", 1.5)]
    [InlineData("round(2.5)", 3)]
    [InlineData("round(-2.45, 1)", -2.5)]
    [InlineData("clamp(7, 1, 4) + min(3, 2, 5)", 6)]
    [InlineData("if 1 < 2 and not (2 <= 1) then 10 else 20", 10)]
    [InlineData("count(true, 1 > 2, 2 != 3)", 2)]
    [InlineData("linear(25, 10, 20)", 10)]
    [InlineData("spline(4, 1, 0, 2, 4)", 3)]
    [InlineData("pow(2, 3) + sqrt(16) + log10(100)", 14)]
    public void Formulas_give_what_arithmetic_gives(string text, double expected) => Assert.Equal(expected, Run(text, 0, 0), 12);

    [Theory]
    [InlineData("mass + length", "units differ")]
    [InlineData("ln(mass)", "pure number")]
    [InlineData("in(mass, 'g')", "is in kg")]
    [InlineData("mass + ", "ends too early")]
    [InlineData("unknown", "no input")]
    [InlineData("maybe + 1", "may be absent")]
    [InlineData("if 1 then 2 else 3", "truth value")]
    public void Expressions_that_make_no_sense_are_refused_with_the_reason(string text, string why) =>
        Assert.Contains(why, Assert.Throws<ExpressionFaultException>(() => Run(text, 1, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_optional_input_may_be_read_behind_its_guard() => Assert.Equal(5, Run("if present(maybe) then maybe else 5", 1, 1));

    [Fact]
    public void Products_carry_their_units()
    {
        var compiler = Compiler();
        Assert.Equal(SymbolicUnit.Parse("kg/m2"), compiler.Compile("mass / pow(length, 2)").Unit);
        Assert.NotEqual(SymbolicUnit.Parse("mg/dL"), SymbolicUnit.Parse("g/L"));
    }

    [Fact]
    public void The_compiled_form_equals_a_naive_reading_of_the_same_expression() =>
        Gen.Select(Tree(4), Gen.Double[-5, 5], Gen.Double[-5, 5]).Sample((text, x, y) =>
        {
            var compiled = Run(text, x, y);
            var naive = Interpret(ExpressionParser.Parse(text), x, y);
            return compiled.Equals(naive);
        });

    private static Gen<string> Tree(int depth)
    {
        var leaf = OneOf("a", "b", "1.5", "3", "0.25");
        if (depth == 0) return leaf;
        var inner = Tree(depth - 1);
        return Gen.OneOf(
            leaf,
            Gen.Select(inner, OneOf("+", "-", "*", "/"), inner, (left, sign, right) => $"({left} {sign} {right})"),
            Gen.Select(OneOf("abs", "exp", "floor", "round"), inner, (name, argument) => $"{name}({argument})"),
            Gen.Select(inner, OneOf("<", "<=", ">", ">=", "="), inner, inner, (left, sign, right, other) => $"(if {left} {sign} {right} and {other} > 0 then {left} else -{other})"),
            Gen.Select(OneOf("min", "max"), inner, inner, (name, left, right) => $"{name}({left}, {right})"));
    }

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static double Interpret(Node node, double a, double b) => node switch
    {
        Node.Number number => number.Value,
        Node.Name { Value: "a" } => a,
        Node.Name => b,
        Node.Negate negate => -Interpret(negate.Operand, a, b),
        Node.If choice => Holds(choice.Condition, a, b) ? Interpret(choice.Then, a, b) : Interpret(choice.Else, a, b),
        Node.Binary { Symbol: "+" } sum => Interpret(sum.Left, a, b) + Interpret(sum.Right, a, b),
        Node.Binary { Symbol: "-" } difference => Interpret(difference.Left, a, b) - Interpret(difference.Right, a, b),
        Node.Binary { Symbol: "*" } product => Interpret(product.Left, a, b) * Interpret(product.Right, a, b),
        Node.Binary quotient => Interpret(quotient.Left, a, b) / Interpret(quotient.Right, a, b),
        Node.Call { Function: "abs" } call => Math.Abs(Interpret(call.Arguments[0], a, b)),
        Node.Call { Function: "exp" } call => Math.Exp(Interpret(call.Arguments[0], a, b)),
        Node.Call { Function: "floor" } call => Math.Floor(Interpret(call.Arguments[0], a, b)),
        Node.Call { Function: "round" } call => Math.Round(Interpret(call.Arguments[0], a, b), MidpointRounding.AwayFromZero),
        Node.Call { Function: "min" } call => Math.Min(Interpret(call.Arguments[0], a, b), Interpret(call.Arguments[1], a, b)),
        Node.Call call => Math.Max(Interpret(call.Arguments[0], a, b), Interpret(call.Arguments[1], a, b)),
        _ => throw new InvalidOperationException(),
    };

    private static bool Holds(Node node, double a, double b) => node switch
    {
        Node.Binary { Symbol: "and" } both => Holds(both.Left, a, b) && Holds(both.Right, a, b),
        Node.Binary { Symbol: "<" } order => Interpret(order.Left, a, b) < Interpret(order.Right, a, b),
        Node.Binary { Symbol: "<=" } order => Interpret(order.Left, a, b) <= Interpret(order.Right, a, b),
        Node.Binary { Symbol: ">" } order => Interpret(order.Left, a, b) > Interpret(order.Right, a, b),
        Node.Binary { Symbol: ">=" } order => Interpret(order.Left, a, b) >= Interpret(order.Right, a, b),
        Node.Binary order => Interpret(order.Left, a, b) == Interpret(order.Right, a, b),
        _ => throw new InvalidOperationException(),
    };

    private static double Run(string text, double a, double b)
    {
        var compiler = Compiler();
        var result = compiler.Compile(text).Register;
        var registers = compiler.Builder.Image();
        (registers[0], registers[1]) = (a, b);
        Instruction.Run(compiler.Builder.Cut(false), registers);
        return registers[result];
    }

    private static ExpressionCompiler Compiler()
    {
        var compiler = new ExpressionCompiler(new ProgramBuilder());
        foreach (var name in new[] { "a", "b" }) compiler.Define(name, new Operand(compiler.Builder.Register(), OperandType.Number, SymbolicUnit.One));
        compiler.Define("mass", new Operand(compiler.Builder.Register(), OperandType.Number, SymbolicUnit.Parse("kg")));
        compiler.Define("length", new Operand(compiler.Builder.Register(), OperandType.Number, SymbolicUnit.Parse("m")));
        compiler.Define("maybe", new Operand(compiler.Builder.Register(), OperandType.Number, SymbolicUnit.One, Optional: true, IsInput: true));
        return compiler;
    }
}
