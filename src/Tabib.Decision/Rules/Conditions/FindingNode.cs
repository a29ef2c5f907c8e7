using Tabib.Core.Findings;
using Tabib.Core.Outcomes;

namespace Tabib.Decision.Rules.Conditions;

/// <summary>An output of a score against a limit, or in one of several bands. A finding without a value is unknown, so that no advice rests on it.</summary>
internal sealed class FindingNode(string id, string name, string output, Comparison? comparison, HashSet<string> categories, bool asPercent) : ConditionNode
{
    public override IEnumerable<string> Values => [$"{id}.{output}"];

    public override Truth Evaluate(EvaluationContext context)
    {
        if (Output(context) is not { } found || !double.IsFinite(found.Value)) return Truth.Unknown;
        if (comparison is not null) return comparison.Compare(found.Value);
        return found.Category is { } category ? ThreeValued.Of(categories.Contains(category)) : Truth.Unknown;
    }

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive)
    {
        if (Output(context) is { } found)
        {
            explanation.Rest(id);
            foreach (var input in context.Finding(id)!.Inputs)
            {
                if (input.Source is { } source) explanation.Rest(source);
            }

            explanation.Says($"{id}.{output}", Show(found.Value));
            if (isDecisive && comparison is not null && Evaluate(context) == Truth.True) explanation.Turns($"{name} {comparison.Turned} {Show(comparison.Limit)}");
            return;
        }

        if (context.Finding(id) is not { } finding) explanation.Lacks(name);
        else if (finding.Outcome.Reason is OutcomeReason.MissingInputs missing) explanation.Lacks($"{name}: {string.Join(", ", missing.Names)}");
        else if (finding.Outcome.Reason is { } reason) explanation.LacksBeyondData($"{name}: {reason.Describe()}");
        else explanation.LacksBeyondData($"{name}: no output '{output}'");
    }

    private FindingOutput? Output(EvaluationContext context)
    {
        if (!context.OutputsOf(id).TryGetValue(out var outputs)) return null;
        foreach (var candidate in outputs)
        {
            if (candidate.Name == output) return candidate;
        }

        return null;
    }

    private string Show(double value) => asPercent ? Explanation.Percent(value) : Explanation.Number(value);
}
