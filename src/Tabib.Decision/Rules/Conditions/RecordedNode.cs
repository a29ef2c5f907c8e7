using Tabib.Core.Facts;

namespace Tabib.Decision.Rules.Conditions;

/// <summary>A diagnosis, procedure, vaccination or allergy is on the record. Not recorded counts as false: a record lists what is, and its silence is named in the recommendation.</summary>
internal sealed class RecordedNode(Subject subject, FactKind[] kinds, bool mustBeActive, double withinDays, int times) : ConditionNode
{
    public override IEnumerable<string> Values => Named.Of(subject);

    public override Truth Evaluate(EvaluationContext context)
    {
        int sure = 0, unsure = 0;
        var lastDay = DateTime.MaxValue;
        foreach (var fact in context.In(subject.Set))
        {
            if (!IsMeant(context, fact)) continue;
            if (fact.Status == FactStatus.Provisional || (fact.Status == FactStatus.Unknown && mustBeActive))
            {
                unsure++;
                continue;
            }

            var day = fact.Effective.Start.UtcDateTime.Date;
            if (day != lastDay) sure++;
            lastDay = day;
            if (sure >= times) return Truth.True;
        }

        return ThreeValued.AtLeast(times, sure, unsure);
    }

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive)
    {
        var truth = Evaluate(context);
        if (truth == Truth.False)
        {
            if (isDecisive) explanation.Turns($"{subject.Name} on the record");
            return;
        }

        var shown = 0;
        foreach (var fact in context.In(subject.Set))
        {
            if (!IsMeant(context, fact) || shown == times) continue;
            shown++;
            if (truth == Truth.Unknown) explanation.Lacks($"confirmation of {subject.Name} (recorded as not yet sure)");
            else explanation.Rest(fact.Source);
            explanation.Says(subject.As, fact.Display.Length > 0 ? fact.Display : subject.Name, fact.Effective.Start);
        }
    }

    private bool IsMeant(EvaluationContext context, Fact fact)
    {
        if (Array.IndexOf(kinds, fact.Kind) < 0 || fact.Effective.Start > context.AsOf) return false;
        if (fact.Status is FactStatus.Absent or FactStatus.Planned or FactStatus.Void) return false;
        if (fact.Status == FactStatus.Provisional && fact.Kind != FactKind.Condition) return false;
        if (mustBeActive && (fact.Status == FactStatus.Ended || fact.Effective.End <= context.AsOf)) return false;
        return (context.AsOf - fact.Effective.Start).TotalDays <= withinDays;
    }
}
