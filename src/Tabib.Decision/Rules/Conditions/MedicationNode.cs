using Tabib.Core.Facts;

namespace Tabib.Decision.Rules.Conditions;

/// <summary>A drug of a class is being taken (see <see cref="ActiveMedication"/>).</summary>
internal sealed class MedicationNode(Subject subject, bool anyForm, bool ever) : ConditionNode
{
    public override IEnumerable<string> Values => Named.Of(subject);

    public override Truth Evaluate(EvaluationContext context) => ThreeValued.Of(Find(context) is not null);

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive)
    {
        if (Find(context) is { } fact)
        {
            ActiveMedication.Explain(fact, context.AsOf, explanation);
            explanation.Says(subject.As, ActiveMedication.NameOf(fact), fact.Effective.Start);
            if (isDecisive) explanation.Turns($"{subject.Name} no longer taken");
            return;
        }

        if (isDecisive) explanation.Turns($"{subject.Name} already taken");
        if (!context.HasMedications) explanation.Lacks("medication list (no drug is recorded at all)");
    }

    private Fact? Find(EvaluationContext context)
    {
        foreach (var fact in context.In(subject.Set))
        {
            if (IsMeant(context, fact)) return fact;
        }

        if (!anyForm) return null;
        foreach (var fact in context.LocalForms(subject.Set))
        {
            if (IsMeant(context, fact)) return fact;
        }

        return null;
    }

    private bool IsMeant(EvaluationContext context, Fact fact) => ever
        ? fact.Kind == FactKind.Medication && fact.Effective.Start <= context.AsOf && fact.Status is FactStatus.Active or FactStatus.Ended
        : ActiveMedication.IsActive(fact, context.AsOf);
}
