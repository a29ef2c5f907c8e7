using System.Globalization;
using Tabib.Core.Facts;

namespace Tabib.Decision.Rules.Conditions;

/// <summary>None of several tests or vaccinations was done within its interval. "Never" where the interval has no end.</summary>
internal sealed class OverdueNode(string name, string? valueName, (Subject What, double WithinDays, int Times)[] ways) : ConditionNode
{
    public override IEnumerable<string> Values => Named.Of(valueName);

    public override Truth Evaluate(EvaluationContext context)
    {
        foreach (var (what, days, times) in ways)
        {
            var done = 0;
            var lastDay = DateTime.MaxValue;
            foreach (var fact in context.In(what.Set))
            {
                if (!IsDone(context, fact) || (context.AsOf - fact.Effective.Start).TotalDays > days) continue;
                var day = fact.Effective.Start.UtcDateTime.Date;
                if (day != lastDay) done++;
                lastDay = day;
                if (done >= times) return Truth.False;
            }
        }

        return Truth.True;
    }

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive)
    {
        Fact? last = null;
        foreach (var (what, _, _) in ways)
        {
            foreach (var fact in context.In(what.Set))
            {
                if (IsDone(context, fact) && (last is null || fact.Effective.Start > last.Effective.Start)) last = fact;
            }
        }

        if (last is not null) explanation.Rest(last.Source);
        explanation.Says(valueName, last is null ? "none on the record" : string.Create(CultureInfo.InvariantCulture, $"last on {Explanation.Day(last.Effective.Start)}"));
        if (Evaluate(context) != Truth.True) return;
        if (isDecisive) explanation.Turns($"{name} done in time elsewhere");
        explanation.Lacks($"{name} done elsewhere, if any");
    }

    private static bool IsDone(EvaluationContext context, Fact fact) =>
        fact.Kind is FactKind.Procedure or FactKind.Observation or FactKind.Report or FactKind.Imaging or FactKind.Immunization
        && fact.Status is FactStatus.Active or FactStatus.Ended
        && fact.Effective.Start <= context.AsOf;
}
