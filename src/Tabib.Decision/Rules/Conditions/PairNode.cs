using Tabib.Core.Facts;

namespace Tabib.Decision.Rules.Conditions;

/// <summary>Two different orders are active, one of each class.</summary>
internal sealed class PairNode(Subject first, Subject second, bool anyForm) : ConditionNode
{
    public override IEnumerable<string> Values => [.. Named.Of(first), .. Named.Of(second)];

    public override Truth Evaluate(EvaluationContext context) => ThreeValued.Of(Find(context) is not null);

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive)
    {
        if (Find(context) is not var (left, right)) return;
        foreach (var (subject, fact) in new[] { (first, left), (second, right) })
        {
            ActiveMedication.Explain(fact, context.AsOf, explanation);
            explanation.Says(subject.As, ActiveMedication.NameOf(fact), fact.Effective.Start);
            if (isDecisive) explanation.Turns($"{ActiveMedication.NameOf(fact)} no longer taken");
        }
    }

    private (Fact Left, Fact Right)? Find(EvaluationContext context)
    {
        foreach (var left in Orders(context, first))
        {
            foreach (var right in Orders(context, second))
            {
                // One product with both substances, or one product in both classes, is no pair.
                if (!ReferenceEquals(left, right) && left.Code != right.Code) return (left, right);
            }
        }

        return null;
    }

    private List<Fact> Orders(EvaluationContext context, Subject subject)
    {
        var system = context.In(subject.Set);
        var local = anyForm ? context.LocalForms(subject.Set) : [];
        if (system.Count == 0 && local.Count == 0) return system;
        return [.. system.Concat(local).Where(fact => ActiveMedication.IsActive(fact, context.AsOf))];
    }
}
