using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Knowledge.Expressions;

namespace Tabib.Evidence.Risk;

/// <summary>Compiles the strata of a coefficient model. A term's expression is compiled in each stratum that uses it, under that stratum's guards.</summary>
internal sealed class ScoreEquationCompiler(PackElement body, ExpressionCompiler compiler, Func<PackElement, Func<string>, string?> attempt)
{
    private readonly Dictionary<string, (string Text, PackElement Place)> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _results = new(StringComparer.Ordinal);

    public IReadOnlyList<ScoreEquations> Compile(IReadOnlyList<(int Register, IReadOnlySet<string> Guarded)> conditions)
    {
        foreach (var term in body.Items("terms", 500))
        {
            if (!_terms.TryAdd(term.Text("name"), (term.Text("value"), term))) term.Fault("KNW011", "There are two terms of this name.");
        }

        var strata = body.Items("strata", 100);
        if (strata.Count == 0) body.Fault("KNW011", "A model has at least one stratum.");
        var equations = new List<ScoreEquations>();
        for (var i = 0; i < strata.Count; i++)
        {
            equations.Add(Stratum(strata[i], conditions[i]));
            compiler.Builder.Cut(nextIsConditional: i < strata.Count - 1);
        }

        return equations;
    }

    private ScoreEquations Stratum(PackElement stratum, (int Register, IReadOnlySet<string> Guarded) condition)
    {
        var rows = stratum.Items("equations", 20);
        var used = new List<string>();
        var coefficients = rows.ConvertAll(row => row["coefficients"].Members().ToDictionary(
            pair => pair.Name, pair => (Amount: pair.Value.AsNumber(), Place: pair.Value), StringComparer.Ordinal));
        foreach (var row in coefficients)
        {
            foreach (var (term, (_, place)) in row)
            {
                if (!_terms.ContainsKey(term)) place.Fault("KNW011", $"There is no term '{term}'.");
                else if (!used.Contains(term)) used.Add(term);
            }
        }

        var registers = used.ConvertAll(term => Term(term, condition.Guarded));
        var code = compiler.Builder.Cut(nextIsConditional: true);
        var matrix = new double[used.Count * rows.Count];
        for (var t = 0; t < used.Count; t++)
        {
            for (var e = 0; e < rows.Count; e++) matrix[(t * rows.Count) + e] = coefficients[e].TryGetValue(used[t], out var cell) ? cell.Amount : 0;
        }

        return new ScoreEquations
        {
            Name = stratum.OptionalText("name") ?? "",
            Condition = condition.Register,
            Code = code,
            TermNames = used,
            TermRegisters = [.. registers],
            Coefficients = matrix,
            Intercepts = [.. rows.Select(row => row.OptionalNumber("intercept") ?? 0)],
            Links = [.. rows.Select(Link)],
            BaselineSurvival = [.. rows.Select(row => row.Has("baselineSurvival") ? row.Number("baselineSurvival") : double.NaN)],
            Means = [.. rows.Select(row => row.OptionalNumber("mean") ?? 0)],
            ResultRegisters = [.. rows.Select(Result)],
        };
    }

    private int Term(string name, IReadOnlySet<string> guarded)
    {
        var register = 0;
        var (text, place) = _terms[name];
        attempt(place["value"], () =>
        {
            var node = ExpressionParser.Parse(text);
            var operand = compiler.Compile(node, guarded);
            if (operand.Type == OperandType.Category || operand.Unit is { IsOne: false }) throw new ExpressionFaultException("a term is a pure number or a truth value; write in(name, 'unit')", 0);
            register = operand.Register;
            return name;
        });
        return register;
    }

    private static LinkFunction Link(PackElement row)
    {
        switch (row.Text("link"))
        {
            case "identity":
                return LinkFunction.Identity;
            case "logistic":
                return LinkFunction.Logistic;
            case "cox":
                if (row.Number("baselineSurvival") is <= 0 or >= 1) row.Fault("KNW011", "A baseline survival lies between 0 and 1.");
                return LinkFunction.Cox;
            default:
                row["link"].Fault("KNW011", "A link is 'identity', 'logistic' or 'cox'.");
                return LinkFunction.Identity;
        }
    }

    private int Result(PackElement row)
    {
        var name = row.Text("output");
        if (_results.TryGetValue(name, out var known)) return known;
        attempt(row, () =>
        {
            var register = compiler.Builder.Register();
            compiler.Define(name, new Operand(register, OperandType.Number, SymbolicUnit.One));
            _results[name] = register;
            return name;
        });
        return _results.GetValueOrDefault(name);
    }
}
