namespace Tabib.Evidence.Knowledge.Expressions;

/// <summary>Checks types, units and guards of an expression and turns it into instructions.</summary>
/// <remarks>
/// The unit rule: an input stands for a number in its declared unit. Sums, comparisons, minima and the arms of a choice need the same unit, as written; a bare number takes
/// the unit of what it meets. Products and quotients multiply and divide units. Logarithms, exponentials and non-integer powers need a pure number:
/// <c>in(creatinine, 'mg/dL')</c> is that number and refuses any unit but the declared one.
/// </remarks>
internal sealed class ExpressionCompiler(ProgramBuilder builder)
{
    private readonly Dictionary<string, Operand> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LookupTable> _tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public ProgramBuilder Builder => builder;

    /// <summary>Names read since <see cref="ForgetUse"/>.</summary>
    public IReadOnlyCollection<string> Used => _used;

    public void ForgetUse() => _used.Clear();

    /// <exception cref="ExpressionFaultException">The name is taken.</exception>
    public void Define(string name, Operand operand)
    {
        if (ExpressionFunctions.IsReserved(name) || !_names.TryAdd(name, operand)) throw new ExpressionFaultException($"the name '{name}' is taken", 0);
    }

    public void Define(string name, LookupTable table)
    {
        if (!_tables.TryAdd(name, table)) throw new ExpressionFaultException($"there are two tables '{name}'", 0);
    }

    public Operand? Find(string name) => _names.GetValueOrDefault(name);

    public Operand Compile(string text, IReadOnlySet<string>? guarded = null) => Compile(ExpressionParser.Parse(text), guarded ?? NoGuards);

    public Operand CompileTruth(string text, IReadOnlySet<string>? guarded = null)
    {
        var operand = Compile(text, guarded);
        return operand.Type == OperandType.Truth ? operand : throw new ExpressionFaultException("a condition must be true or false", 0);
    }

    public Operand CompileNumber(string text, IReadOnlySet<string>? guarded = null)
    {
        var operand = Compile(text, guarded);
        return operand.Type == OperandType.Number ? operand : throw new ExpressionFaultException("a number is needed", 0);
    }

    /// <summary>The inputs that are surely present where this condition holds.</summary>
    public static IReadOnlySet<string> Guards(Node node, bool holds) => node switch
    {
        Node.Call { Function: "present", Arguments: [Node.Name name] } when holds => new HashSet<string>(StringComparer.Ordinal) { name.Value },
        Node.Not inverse => Guards(inverse.Operand, !holds),
        Node.Binary { Symbol: "and" } both when holds => Union(Guards(both.Left, true), Guards(both.Right, true)),
        Node.Binary { Symbol: "or" } either when !holds => Union(Guards(either.Left, false), Guards(either.Right, false)),
        _ => NoGuards,
    };

    public Operand Compile(Node node, IReadOnlySet<string> guarded) => node switch
    {
        Node.Number number => new Operand(builder.Constant(number.Value), OperandType.Number),
        Node.Truth truth => new Operand(builder.Constant(truth.Value ? 1 : 0), OperandType.Truth),
        Node.Name name => Read(name, guarded),
        Node.Negate negate => Negate(negate, guarded),
        Node.Not inverse => new Operand(builder.Emit(Operation.Not, Truth(inverse.Operand, guarded).Register), OperandType.Truth),
        Node.Binary { Symbol: "and" or "or" } logic => Logic(logic, guarded),
        Node.Binary { Symbol: "=" or "!=" } equality => Equality(equality, guarded),
        Node.Binary { Symbol: "<" or "<=" or ">" or ">=" } order => Order(order, guarded),
        Node.Binary arithmetic => Arithmetic(arithmetic, guarded),
        Node.If choice => Choice(choice, guarded),
        Node.Call { Function: "table" } call => Table(call, guarded),
        Node.Call call => ExpressionFunctions.Compile(this, call, guarded),
        _ => throw new ExpressionFaultException("a quoted text can only be compared with a category", node.Position),
    };

    public Operand Number(Node node, IReadOnlySet<string> guarded)
    {
        var operand = Compile(node, guarded);
        return operand.Type == OperandType.Number ? operand : throw new ExpressionFaultException("a number is needed", node.Position);
    }

    public Operand Truth(Node node, IReadOnlySet<string> guarded)
    {
        var operand = Compile(node, guarded);
        return operand.Type == OperandType.Truth ? operand : throw new ExpressionFaultException("a truth value is needed", node.Position);
    }

    public Operand Pure(Node node, IReadOnlySet<string> guarded)
    {
        var operand = Number(node, guarded);
        return operand.Unit is null or { IsOne: true }
            ? operand
            : throw new ExpressionFaultException($"a pure number is needed, this has the unit {operand.Unit}; write in(name, 'unit')", node.Position);
    }

    /// <summary>The unit two values share.</summary>
    public static SymbolicUnit? Common(Operand left, Operand right, int position) =>
        left.Unit is null ? right.Unit
        : right.Unit is null || left.Unit.Equals(right.Unit) ? left.Unit
        : throw new ExpressionFaultException($"units differ: {left.Unit} and {right.Unit}", position);

    private static readonly HashSet<string> NoGuards = [];

    private static HashSet<string> Union(IReadOnlySet<string> left, IReadOnlySet<string> right)
    {
        var union = new HashSet<string>(left, StringComparer.Ordinal);
        union.UnionWith(right);
        return union;
    }

    private Operand Read(Node.Name name, IReadOnlySet<string> guarded)
    {
        if (!_names.TryGetValue(name.Value, out var operand)) throw new ExpressionFaultException($"there is no input or value '{name.Value}'", name.Position);
        if (operand.Optional && !guarded.Contains(name.Value))
            throw new ExpressionFaultException($"'{name.Value}' may be absent: use it only where present({name.Value}) holds", name.Position);
        _used.Add(name.Value);
        return operand;
    }

    private Operand Negate(Node.Negate negate, IReadOnlySet<string> guarded)
    {
        if (negate.Operand is Node.Number literal) return new Operand(builder.Constant(-literal.Value), OperandType.Number);
        var operand = Number(negate.Operand, guarded);
        return operand with { Register = builder.Emit(Operation.Negate, operand.Register), IsInput = false };
    }

    private Operand Logic(Node.Binary logic, IReadOnlySet<string> guarded)
    {
        var left = Truth(logic.Left, guarded);
        var right = Truth(logic.Right, Union(guarded, Guards(logic.Left, logic.Symbol == "and")));
        return new Operand(builder.Emit(logic.Symbol == "and" ? Operation.And : Operation.Or, left.Register, right.Register), OperandType.Truth);
    }

    private Operand Equality(Node.Binary equality, IReadOnlySet<string> guarded)
    {
        var (left, right) = equality.Left is Node.Text ? (equality.Right, equality.Left) : (equality.Left, equality.Right);
        var value = Compile(left, guarded);
        int other;
        if (right is Node.Text word) other = builder.Constant(IndexOf(value, word.Value, word.Position));
        else
        {
            var second = Compile(right, guarded);
            if (second.Type != value.Type || value.Type == OperandType.Category) throw new ExpressionFaultException("these cannot be compared", equality.Position);
            if (value.Type == OperandType.Number) Common(value, second, equality.Position);
            other = second.Register;
        }

        var equal = builder.Emit(Operation.Equal, value.Register, other);
        return new Operand(equality.Symbol == "=" ? equal : builder.Emit(Operation.Not, equal), OperandType.Truth);
    }

    private static int IndexOf(Operand value, string word, int position)
    {
        if (value.Categories is null) throw new ExpressionFaultException("only a category can be compared with a quoted text", position);
        for (var i = 0; i < value.Categories.Count; i++)
        {
            if (value.Categories[i] == word) return i;
        }

        throw new ExpressionFaultException($"'{word}' is none of {string.Join(", ", value.Categories)}", position);
    }

    private Operand Order(Node.Binary order, IReadOnlySet<string> guarded)
    {
        var left = Number(order.Left, guarded);
        var right = Number(order.Right, guarded);
        Common(left, right, order.Position);
        var operation = order.Symbol is "<" or ">" ? Operation.Less : Operation.LessOrEqual;
        var register = order.Symbol is "<" or "<=" ? builder.Emit(operation, left.Register, right.Register) : builder.Emit(operation, right.Register, left.Register);
        return new Operand(register, OperandType.Truth);
    }

    private Operand Arithmetic(Node.Binary node, IReadOnlySet<string> guarded)
    {
        var left = Number(node.Left, guarded);
        var right = Number(node.Right, guarded);
        var (operation, unit) = node.Symbol switch
        {
            "+" => (Operation.Add, Common(left, right, node.Position)),
            "-" => (Operation.Subtract, Common(left, right, node.Position)),
            "*" => (Operation.Multiply, Product(left.Unit, right.Unit, 1)),
            _ => (Operation.Divide, Product(left.Unit, right.Unit, -1)),
        };
        return new Operand(builder.Emit(operation, left.Register, right.Register), OperandType.Number, unit);
    }

    private static SymbolicUnit? Product(SymbolicUnit? left, SymbolicUnit? right, int power) =>
        right is null ? left : (left ?? SymbolicUnit.One).Times(right, power);

    private Operand Choice(Node.If choice, IReadOnlySet<string> guarded)
    {
        var condition = Truth(choice.Condition, guarded);
        var then = Compile(choice.Then, Union(guarded, Guards(choice.Condition, true)));
        var otherwise = Compile(choice.Else, Union(guarded, Guards(choice.Condition, false)));
        if (then.Type != otherwise.Type || then.Type == OperandType.Category) throw new ExpressionFaultException("both arms of a choice need the same type, numbers or truth values", choice.Position);
        var unit = then.Type == OperandType.Number ? Common(then, otherwise, choice.Position) : null;
        return new Operand(builder.Emit(Operation.Select, condition.Register, then.Register, otherwise.Register), then.Type, unit);
    }

    private Operand Table(Node.Call call, IReadOnlySet<string> guarded)
    {
        if (call.Arguments[0] is not Node.Name name || !_tables.TryGetValue(name.Value, out var table))
            throw new ExpressionFaultException("table() begins with the name of a table", call.Position);
        return Compile(table.Expand([.. call.Arguments.Skip(1)], call.Position), guarded);
    }
}
