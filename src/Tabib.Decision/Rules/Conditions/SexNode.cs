using Tabib.Core.Identity;

namespace Tabib.Decision.Rules.Conditions;

internal sealed class SexNode(Sex sex) : ConditionNode
{
    public override Truth Evaluate(EvaluationContext context) =>
        context.Sex == Sex.Unknown ? Truth.Unknown : ThreeValued.Of(context.Sex == sex);

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive)
    {
        if (context.Sex == Sex.Unknown) explanation.Lacks("sex");
    }
}
