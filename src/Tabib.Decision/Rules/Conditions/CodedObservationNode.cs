using Tabib.Core.Coding;
using Tabib.Core.Facts;

namespace Tabib.Decision.Rules.Conditions;

/// <summary>A coded observation, newest or ever, has one of several values, such as a smoking status. Never asked is unknown.</summary>
internal sealed class CodedObservationNode(Subject subject, HashSet<Code> values, bool ever, double maxAgeDays) : ConditionNode
{
    public override IEnumerable<string> Values => Named.Of(subject);

    public override Truth Evaluate(EvaluationContext context) =>
        Find(context, out var asked) is not null ? Truth.True : asked ? Truth.False : Truth.Unknown;

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive)
    {
        if (Find(context, out var asked) is { } fact)
        {
            explanation.Rest(fact.Source);
            explanation.Says(subject.As, "on record", fact.Effective.Start);
        }
        else if (!asked)
        {
            explanation.Lacks(subject.Name);
        }
    }

    private Fact? Find(EvaluationContext context, out bool asked)
    {
        asked = false;
        foreach (var fact in context.In(subject.Set))
        {
            if (fact.Kind != FactKind.Observation || fact.Status is not (FactStatus.Active or FactStatus.Unknown)) continue;
            if (fact.Effective.Start > context.AsOf || (context.AsOf - fact.Effective.Start).TotalDays > maxAgeDays) continue;
            if (fact.Value.AsCode is not { } code) continue;
            asked = true;
            if (values.Contains(code)) return fact;
            if (!ever) return null;
        }

        return null;
    }
}
