namespace Tabib.Decision.Rules.Conditions;

/// <summary>A statement about one patient that is true, false or cannot be said. Thread-safe: all state is in the context.</summary>
internal abstract class ConditionNode
{
    public abstract Truth Evaluate(EvaluationContext context);

    /// <summary>Adds what the answer rests on, what it lacks and what would turn it.</summary>
    /// <param name="isDecisive">True where turning this node alone would turn the rule.</param>
    public abstract void Explain(EvaluationContext context, Explanation explanation, bool isDecisive);

    /// <summary>Names that this node can give to a rationale.</summary>
    public virtual IEnumerable<string> Values => [];
}
