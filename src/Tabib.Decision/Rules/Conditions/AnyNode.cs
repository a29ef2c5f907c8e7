namespace Tabib.Decision.Rules.Conditions;

internal sealed class AnyNode(ConditionNode[] children) : ConditionNode
{
    public override IEnumerable<string> Values => children.SelectMany(child => child.Values);

    public override Truth Evaluate(EvaluationContext context)
    {
        var truth = Truth.False;
        foreach (var child in children)
        {
            truth = ThreeValued.Or(truth, child.Evaluate(context));
            if (truth == Truth.True) break;
        }

        return truth;
    }

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive)
    {
        var truth = Evaluate(context);
        var holding = children.Count(child => child.Evaluate(context) == truth);
        var decisive = isDecisive && (truth == Truth.False || holding == 1);
        foreach (var child in children)
        {
            if (child.Evaluate(context) == truth) child.Explain(context, explanation, decisive);
        }

        foreach (var child in children)
        {
            if (child.Evaluate(context) != truth) explanation.Mention(child, context);
        }
    }
}
