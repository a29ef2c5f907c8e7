namespace Tabib.Decision.Rules.Conditions;

internal sealed class AllNode(ConditionNode[] children) : ConditionNode
{
    public override IEnumerable<string> Values => children.SelectMany(child => child.Values);

    public override Truth Evaluate(EvaluationContext context)
    {
        var truth = Truth.True;
        foreach (var child in children)
        {
            truth = ThreeValued.And(truth, child.Evaluate(context));
            if (truth == Truth.False) break;
        }

        return truth;
    }

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive)
    {
        var truth = Evaluate(context);
        var decisive = isDecisive && truth == Truth.True;
        foreach (var child in children)
        {
            if (truth != Truth.False || child.Evaluate(context) == Truth.False) child.Explain(context, explanation, decisive);
        }
    }
}
