using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Knowledge.Expressions;

namespace Tabib.Evidence.Risk;

/// <summary>Compiles one line of a points table: a condition with points, a list of cases (the first that holds counts), or ranges of one number.</summary>
internal sealed record ScorePoints(int Register, double Least, double Most)
{
    /// <exception cref="ExpressionFaultException">The line cannot be used.</exception>
    public static ScorePoints Compile(PackElement item, ExpressionCompiler compiler)
    {
        var builder = compiler.Builder;
        var cases = new List<(int Condition, int Points, double Least, double Most)>();
        var fallback = (Register: builder.Constant(0), Least: 0.0, Most: 0.0);
        if (item.Has("value"))
        {
            var value = compiler.CompileNumber(item.Text("value")).Register;
            var last = double.NegativeInfinity;
            foreach (var range in item.Items("ranges", 50))
            {
                var (points, amount) = Points(range, compiler);
                var below = range.OptionalNumber("below");
                var end = below ?? range.OptionalNumber("upTo");
                if (end is null) fallback = (points, amount, amount);
                else if (end <= last) throw new ExpressionFaultException("the ranges do not rise", 0);
                else cases.Add((builder.Emit(below is null ? Operation.LessOrEqual : Operation.Less, value, builder.Constant(end.Value)), points, amount, amount));
                last = end ?? double.PositiveInfinity;
            }
        }
        else if (item.Has("cases"))
        {
            foreach (var one in item.Items("cases", 50)) cases.Add(Case(one, compiler));
        }
        else cases.Add(Case(item, compiler));

        var (register, least, most) = fallback;
        for (var i = cases.Count - 1; i >= 0; i--)
        {
            register = builder.Emit(Operation.Select, cases[i].Condition, cases[i].Points, register);
            least = Math.Min(least, cases[i].Least);
            most = Math.Max(most, cases[i].Most);
        }

        return new ScorePoints(register, least, most);
    }

    private static (int Condition, int Points, double Least, double Most) Case(PackElement item, ExpressionCompiler compiler)
    {
        var text = item.Text("when");
        var node = ExpressionParser.Parse(text);
        var condition = compiler.Truth(node, new HashSet<string>());
        var (points, amount) = Points(item, compiler);
        return (condition.Register, points, amount, amount);
    }

    private static (int Register, double Amount) Points(PackElement item, ExpressionCompiler compiler)
    {
        if (item["points"].Kind != System.Text.Json.JsonValueKind.String)
        {
            var amount = item.Number("points");
            return (compiler.Builder.Constant(amount), amount);
        }

        return (compiler.CompileNumber(item.Text("points")).Register, double.NaN);
    }
}
