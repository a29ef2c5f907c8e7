using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Knowledge.Expressions;

namespace Tabib.Evidence.Risk;

/// <summary>Compiles a pack's body of any kind (points, expression, model) into one <see cref="ScoreProgram"/>.</summary>
internal sealed class ScoreBodyCompiler(PackElement root, IReadOnlyList<ScoreInput> inputs, IReadOnlyList<ScoreOutput> outputs, IReadOnlyList<ScoreExclusion> exclusions)
{
    private readonly ExpressionCompiler _compiler = new(new ProgramBuilder());
    private readonly List<ScoreItem> _items = [];
    private readonly Dictionary<string, HashSet<string>> _reads = new(StringComparer.Ordinal);
    private bool _failed;

    /// <returns>Null where an expression or the structure is at fault; the problems say where.</returns>
    public ScoreProgram? Compile()
    {
        var body = root["body"];
        var kind = body.Text("kind");
        DefineInputs();
        DefineTables(body);
        var excluded = exclusions.Select((exclusion, i) => Condition(root["exclusions"], $"[{i}].when", exclusion.When)).ToList();
        foreach (var let in body.Items("let")) Let(let);
        if (kind == "points") Points(body);
        else if (kind is not ("expression" or "model")) body["kind"].Fault("KNW011", "A body is 'points', 'expression' or 'model'.");
        var conditions = kind == "model" ? StratumConditions(body) : [];
        var prelude = _compiler.Builder.Cut(nextIsConditional: kind == "model");
        var strata = kind == "model" ? new ScoreEquationCompiler(body, _compiler, Try).Compile(conditions) : [];
        foreach (var let in body.Items("then")) Let(let);
        var registers = outputs.Select(Output).ToArray();
        var bands = outputs.Select(output => output.Bands.Select(band => band.When is null ? -1 : Try(root["outputs"], () => _compiler.CompileTruth(band.When))?.Register ?? -1).ToArray()).ToArray();
        var conclusion = _compiler.Builder.Cut(nextIsConditional: false);
        if (_failed) return null;
        return new ScoreProgram
        {
            Image = _compiler.Builder.Image(),
            Prelude = prelude,
            Strata = strata,
            Conclusion = conclusion,
            OutputRegisters = registers,
            Items = _items,
            Exclusions = excluded,
            BandConditions = bands,
        };
    }

    private T? Try<T>(PackElement place, Func<T> compile)
        where T : class
    {
        try
        {
            return compile();
        }
        catch (ExpressionFaultException fault)
        {
            _failed = true;
            place.Fault("KNW013", $"{Capital(fault.Message)} (character {fault.Position + 1}).");
            return null;
        }
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private void DefineInputs()
    {
        foreach (var input in inputs)
        {
            var type = input.Kind switch { InputKind.Boolean => OperandType.Truth, InputKind.Category => OperandType.Category, _ => OperandType.Number };
            var unit = input.Kind == InputKind.Number ? SymbolicUnit.Parse(input.Unit) : input.Kind == InputKind.Date ? SymbolicUnit.Parse("d") : null;
            var categories = input.Kind == InputKind.Category ? input.Categories : null;
            Try(root["inputs"], () =>
            {
                var operand = new Operand(_compiler.Builder.Register(), type, unit, categories, input.Missing == MissingPolicy.Variant, IsInput: true);
                _compiler.Define(input.Name, operand);
                return operand;
            });
        }
    }

    private void DefineTables(PackElement body)
    {
        if (!body.Has("tables")) return;
        foreach (var (name, table) in body["tables"].Members())
        {
            var steps = table.Items("steps").ConvertAll(step => (Below: step.OptionalNumber("below") ?? double.PositiveInfinity, Value: step.Number("value")));
            var rows = table.Items("rows").ConvertAll(row => ((IReadOnlyList<string>)row.Items("key", 8).ConvertAll(key => key.AsText()), row.Number("value")));
            for (var i = 1; i < steps.Count; i++)
            {
                if (steps[i].Below <= steps[i - 1].Below) table.Fault("KNW015", "The steps of a table do not rise.");
            }

            if (steps.Count > 0 == rows.Count > 0) table.Fault("KNW011", "A table has 'steps' or 'rows'.");
            else
            {
                Try(table, () =>
                {
                    _compiler.Define(name, steps.Count > 0 ? LookupTable.BySteps(steps) : LookupTable.ByCategory(rows));
                    return name;
                });
            }
        }
    }

    private (int Register, IReadOnlyList<int> Inputs) Condition(PackElement place, string where, string text)
    {
        _compiler.ForgetUse();
        // An exclusion is looked at only when all it reads is known, so optional inputs need no guard in it.
        var operand = Try(place, () => _compiler.CompileTruth(text, inputs.Select(input => input.Name).ToHashSet(StringComparer.Ordinal)));
        if (operand is null) place.Fault("KNW013", $"The condition at {where} cannot be used.");
        return (operand?.Register ?? 0, UsedInputs());
    }

    /// <summary>The inputs behind the names used since the last question, through the values between.</summary>
    private List<int> UsedInputs()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in _compiler.Used)
        {
            if (_reads.TryGetValue(name, out var behind)) names.UnionWith(behind);
            else names.Add(name);
        }

        var indexes = new List<int>();
        for (var i = 0; i < inputs.Count; i++)
        {
            if (names.Contains(inputs[i].Name)) indexes.Add(i);
        }

        return indexes;
    }

    private void Let(PackElement let)
    {
        var name = let.Text("name");
        _compiler.ForgetUse();
        Try(let["value"], () =>
        {
            var operand = _compiler.Compile(let.Text("value"));
            _compiler.Define(name, operand with { IsInput = false });
            return operand;
        });
        _reads[name] = [.. UsedInputs().Select(index => inputs[index].Name)];
    }

    private void Points(PackElement body)
    {
        var zero = _compiler.Builder.Constant(0);
        var sum = zero;
        foreach (var item in body.Items("items", 100))
        {
            _compiler.ForgetUse();
            var made = Try(item, () => ScorePoints.Compile(item, _compiler));
            if (made is null) continue;
            _items.Add(new ScoreItem(item.Text("name"), made.Register, UsedInputs(), made.Least, made.Most));
            sum = sum == zero ? made.Register : _compiler.Builder.Emit(Operation.Add, sum, made.Register);
        }

        Try(body, () =>
        {
            var operand = new Operand(sum, OperandType.Number, SymbolicUnit.One);
            _compiler.Define("score", operand);
            return operand;
        });
    }

    private List<(int Register, IReadOnlySet<string> Guarded)> StratumConditions(PackElement body) => body.Items("strata", 100).ConvertAll(stratum =>
    {
        IReadOnlySet<string> guarded = new HashSet<string>();
        var operand = Try(stratum["when"], () =>
        {
            var node = ExpressionParser.Parse(stratum.Text("when"));
            guarded = ExpressionCompiler.Guards(node, true);
            return _compiler.Truth(node, new HashSet<string>());
        });
        return (operand?.Register ?? 0, guarded);
    });

    private int Output(ScoreOutput output)
    {
        var place = root["outputs"];
        var operand = Try(place, () => _compiler.Find(output.Name) ?? throw new ExpressionFaultException($"nothing computes the output '{output.Name}'", 0));
        if (operand is null) return 0;
        if (operand.Type == OperandType.Category) place.Fault("KNW013", $"The output '{output.Name}' is a category; an output is a number.");
        var declared = SymbolicUnit.Parse(output.Unit == ScoreOutput.DateUnit ? "d" : output.Unit);
        if (operand.Unit is { IsOne: false } unit && !unit.Equals(declared)) place.Fault("KNW014", $"'{output.Name}' comes out in {unit}, not in {output.Unit}.");
        return operand.Register;
    }
}
