using System.Collections.Frozen;

namespace Tabib.Evidence.Knowledge.Expressions;

/// <summary>The functions of the expression language.</summary>
internal static class ExpressionFunctions
{
    private static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet(
        ["if", "then", "else", "and", "or", "not", "true", "false", "ln", "log10", "exp", "sqrt", "abs", "floor", "pow", "min", "max", "clamp", "round", "in", "number", "present", "count", "table", "linear", "spline"],
        StringComparer.Ordinal);

    public static bool IsReserved(string name) => Reserved.Contains(name);

    public static Operand Compile(ExpressionCompiler compiler, Node.Call call, IReadOnlySet<string> guarded) => call.Function switch
    {
        "ln" => Apply(compiler, call, guarded, Operation.NaturalLog),
        "log10" => Apply(compiler, call, guarded, Operation.DecimalLog),
        "exp" => Apply(compiler, call, guarded, Operation.Exponential),
        "sqrt" => SquareRoot(compiler, call, guarded),
        "abs" => Keep(compiler, call, guarded, Operation.Absolute),
        "floor" => Keep(compiler, call, guarded, Operation.Floor),
        "round" => Round(compiler, call, guarded),
        "pow" => Power(compiler, call, guarded),
        "min" => Extreme(compiler, call, guarded, Operation.Minimum),
        "max" => Extreme(compiler, call, guarded, Operation.Maximum),
        "clamp" => Clamp(compiler, call, guarded),
        "in" => In(compiler, call, guarded),
        "number" => ToNumber(compiler, call, guarded),
        "count" => Count(compiler, call, guarded),
        "present" => Present(compiler, call),
        "linear" => Linear(compiler, call, guarded),
        "spline" => Spline(compiler, call, guarded),
        _ => throw new ExpressionFaultException($"there is no function '{call.Function}'", call.Position),
    };

    private static void Expect(Node.Call call, int count)
    {
        if (call.Arguments.Count != count) throw new ExpressionFaultException($"{call.Function}() takes {count} argument{(count == 1 ? "" : "s")}", call.Position);
    }

    private static Operand Apply(ExpressionCompiler compiler, Node.Call call, IReadOnlySet<string> guarded, Operation operation)
    {
        Expect(call, 1);
        return new Operand(compiler.Builder.Emit(operation, compiler.Pure(call.Arguments[0], guarded).Register), OperandType.Number, SymbolicUnit.One);
    }

    private static Operand Keep(ExpressionCompiler compiler, Node.Call call, IReadOnlySet<string> guarded, Operation operation)
    {
        Expect(call, 1);
        var operand = compiler.Number(call.Arguments[0], guarded);
        return new Operand(compiler.Builder.Emit(operation, operand.Register), OperandType.Number, operand.Unit);
    }

    private static Operand SquareRoot(ExpressionCompiler compiler, Node.Call call, IReadOnlySet<string> guarded)
    {
        Expect(call, 1);
        var operand = compiler.Number(call.Arguments[0], guarded);
        SymbolicUnit? unit = null;
        if (operand.Unit is { } given && !given.TrySquareRoot(out unit)) throw new ExpressionFaultException($"the square root of {given} is no unit", call.Position);
        return new Operand(compiler.Builder.Emit(Operation.SquareRoot, operand.Register), OperandType.Number, unit);
    }

    private static Operand Round(ExpressionCompiler compiler, Node.Call call, IReadOnlySet<string> guarded)
    {
        if (call.Arguments.Count == 1) return Keep(compiler, call, guarded, Operation.Round);
        Expect(call, 2);
        if (call.Arguments[1] is not Node.Number { Value: >= 0 and <= 6 } digits) throw new ExpressionFaultException("round() takes 0 to 6 decimals", call.Position);
        var scale = compiler.Builder.Constant(Math.Pow(10, Math.Round(digits.Value)));
        var operand = compiler.Number(call.Arguments[0], guarded);
        var scaled = compiler.Builder.Emit(Operation.Round, compiler.Builder.Emit(Operation.Multiply, operand.Register, scale));
        return new Operand(compiler.Builder.Emit(Operation.Divide, scaled, scale), OperandType.Number, operand.Unit);
    }

    private static Operand Power(ExpressionCompiler compiler, Node.Call call, IReadOnlySet<string> guarded)
    {
        Expect(call, 2);
        var exponent = compiler.Pure(call.Arguments[1], guarded);
        var whole = call.Arguments[1] is Node.Number { Value: >= -4 and <= 4 } literal && literal.Value == Math.Round(literal.Value) ? (int?)literal.Value : null;
        var value = whole is null ? compiler.Pure(call.Arguments[0], guarded) : compiler.Number(call.Arguments[0], guarded);
        return new Operand(compiler.Builder.Emit(Operation.Power, value.Register, exponent.Register), OperandType.Number, whole is null ? SymbolicUnit.One : value.Unit?.ToPower(whole.Value));
    }

    private static Operand Extreme(ExpressionCompiler compiler, Node.Call call, IReadOnlySet<string> guarded, Operation operation)
    {
        if (call.Arguments.Count < 2) throw new ExpressionFaultException($"{call.Function}() takes two or more numbers", call.Position);
        var result = compiler.Number(call.Arguments[0], guarded);
        foreach (var argument in call.Arguments.Skip(1))
        {
            var next = compiler.Number(argument, guarded);
            result = new Operand(compiler.Builder.Emit(operation, result.Register, next.Register), OperandType.Number, ExpressionCompiler.Common(result, next, argument.Position));
        }

        return result;
    }

    private static Operand Clamp(ExpressionCompiler compiler, Node.Call call, IReadOnlySet<string> guarded)
    {
        Expect(call, 3);
        var bounded = new Node.Call("max", [call.Arguments[0], call.Arguments[1]], call.Position);
        return compiler.Compile(new Node.Call("min", [bounded, call.Arguments[2]], call.Position), guarded);
    }

    private static Operand In(ExpressionCompiler compiler, Node.Call call, IReadOnlySet<string> guarded)
    {
        Expect(call, 2);
        if (call.Arguments is not [Node.Name name, Node.Text unit]) throw new ExpressionFaultException("in() takes an input and a quoted unit", call.Position);
        var operand = compiler.Number(name, guarded);
        return (operand.Unit ?? SymbolicUnit.One).Equals(SymbolicUnit.Parse(unit.Value))
            ? operand with { Unit = SymbolicUnit.One }
            : throw new ExpressionFaultException($"'{name.Value}' is in {operand.Unit}, not in {unit.Value}", call.Position);
    }

    private static Operand ToNumber(ExpressionCompiler compiler, Node.Call call, IReadOnlySet<string> guarded)
    {
        Expect(call, 1);
        return new Operand(compiler.Truth(call.Arguments[0], guarded).Register, OperandType.Number, SymbolicUnit.One);
    }

    private static Operand Count(ExpressionCompiler compiler, Node.Call call, IReadOnlySet<string> guarded)
    {
        var sum = compiler.Truth(call.Arguments[0], guarded).Register;
        foreach (var argument in call.Arguments.Skip(1)) sum = compiler.Builder.Emit(Operation.Add, sum, compiler.Truth(argument, guarded).Register);
        return new Operand(sum, OperandType.Number, SymbolicUnit.One);
    }

    private static Operand Present(ExpressionCompiler compiler, Node.Call call)
    {
        Expect(call, 1);
        if (call.Arguments[0] is not Node.Name name || compiler.Find(name.Value) is not { IsInput: true } input)
            throw new ExpressionFaultException("present() takes the name of an input", call.Position);
        return new Operand(compiler.Builder.Emit(Operation.IsPresent, input.Register), OperandType.Truth);
    }

    /// <summary>linear(x, low, high): the piece of a piecewise-linear term between two knots, min(max(x, low), high) − low.</summary>
    private static Operand Linear(ExpressionCompiler compiler, Node.Call call, IReadOnlySet<string> guarded)
    {
        Expect(call, 3);
        return compiler.Compile(new Node.Binary("-", new Node.Call("clamp", call.Arguments, call.Position), call.Arguments[1], call.Position), guarded);
    }

    /// <summary>spline(x, j, k1, ..., kn): the j-th (1 to n − 2) restricted cubic spline basis with n knots, scaled by (kn − k1)²: Harrell, Regression Modeling Strategies, section 2.4.</summary>
    private static Operand Spline(ExpressionCompiler compiler, Node.Call call, IReadOnlySet<string> guarded)
    {
        var knots = call.Arguments.Skip(2).Select(argument => argument is Node.Number { Value: var value } ? value : double.NaN).ToArray();
        var ascending = knots.Length >= 3 && !knots.Any(double.IsNaN);
        for (var i = 1; ascending && i < knots.Length; i++) ascending = knots[i] > knots[i - 1];
        if (!ascending || call.Arguments[1] is not Node.Number term || term.Value < 1 || term.Value > knots.Length - 2 || term.Value != Math.Round(term.Value))
            throw new ExpressionFaultException("spline() takes x, the number of the basis function and three or more ascending knots", call.Position);
        var x = compiler.Pure(call.Arguments[0], guarded).Register;
        var (last, before, own) = (knots[^1], knots[^2], knots[(int)term.Value - 1]);
        var builder = compiler.Builder;
        var scale = (knots[^1] - knots[0]) * (knots[^1] - knots[0]);
        var sum = builder.Emit(Operation.Subtract, Cube(own, 1), Cube(before, (last - own) / (last - before)));
        sum = builder.Emit(Operation.Add, sum, Cube(last, (before - own) / (last - before)));
        return new Operand(builder.Emit(Operation.Divide, sum, builder.Constant(scale)), OperandType.Number, SymbolicUnit.One);

        int Cube(double knot, double factor)
        {
            var above = builder.Emit(Operation.Maximum, builder.Emit(Operation.Subtract, x, builder.Constant(knot)), builder.Constant(0));
            var cube = builder.Emit(Operation.Multiply, builder.Emit(Operation.Multiply, above, above), above);
            return factor == 1 ? cube : builder.Emit(Operation.Multiply, cube, builder.Constant(factor));
        }
    }
}
