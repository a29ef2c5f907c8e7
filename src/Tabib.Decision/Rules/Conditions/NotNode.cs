namespace Tabib.Decision.Rules.Conditions;

internal sealed class NotNode(ConditionNode child) : ConditionNode
{
    public override IEnumerable<string> Values => child.Values;

    public override Truth Evaluate(EvaluationContext context) => ThreeValued.Not(child.Evaluate(context));

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive) => child.Explain(context, explanation, isDecisive);
}
