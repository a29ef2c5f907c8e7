namespace Tabib.Decision.Rules.Conditions;

internal sealed class AtLeastNode(int needed, ConditionNode[] children) : ConditionNode
{
    public override IEnumerable<string> Values => children.SelectMany(child => child.Values);

    public override Truth Evaluate(EvaluationContext context)
    {
        var (known, unknown) = Tally(context);
        return ThreeValued.AtLeast(needed, known, unknown);
    }

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive)
    {
        var (known, _) = Tally(context);
        var truth = Evaluate(context);
        var decisive = isDecisive && (truth == Truth.True ? known == needed : known == needed - 1);
        foreach (var child in children)
        {
            var own = child.Evaluate(context);
            if (own == truth || (truth == Truth.Unknown && own == Truth.True)) child.Explain(context, explanation, decisive);
        }

        foreach (var child in children) explanation.Mention(child, context);
    }

    private (int Known, int Unknown) Tally(EvaluationContext context)
    {
        int known = 0, unknown = 0;
        foreach (var child in children)
        {
            var truth = child.Evaluate(context);
            if (truth == Truth.True) known++;
            if (truth == Truth.Unknown) unknown++;
        }

        return (known, unknown);
    }
}
