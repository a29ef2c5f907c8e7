namespace Tabib.Decision.Rules.Conditions;

/// <summary>Completed years at the index time, both ends included.</summary>
internal sealed class AgeNode(int min, int max) : ConditionNode
{
    public override Truth Evaluate(EvaluationContext context) =>
        context.Age is { } age ? ThreeValued.Of(age >= min && age <= max) : Truth.Unknown;

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive)
    {
        if (context.Age is null) explanation.Lacks("birth date");
    }
}
