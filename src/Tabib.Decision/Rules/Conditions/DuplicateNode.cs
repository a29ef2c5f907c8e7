using Tabib.Core.Facts;
using Tabib.Evidence.Knowledge;

namespace Tabib.Decision.Rules.Conditions;

/// <summary>Two different substances of one class are active at once. Two orders of one substance (a renewal, two strengths) are no duplicate.</summary>
/// <param name="same">Names and codes that mean one substance (brand, other spelling, ATC, RxNorm), each with the name to count them by.</param>
internal sealed class DuplicateNode(int number, ConceptSet set, Dictionary<string, string> same) : ConditionNode
{
    public override IEnumerable<string> Values => ["first", "second"];

    public override Truth Evaluate(EvaluationContext context) => ThreeValued.Of(Find(context) is not null);

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive)
    {
        if (Find(context) is not var (left, right)) return;
        ActiveMedication.Explain(left, context.AsOf, explanation);
        ActiveMedication.Explain(right, context.AsOf, explanation);
        explanation.Says("first", ActiveMedication.NameOf(left));
        explanation.Says("second", ActiveMedication.NameOf(right));
        if (isDecisive) explanation.Turns("one of the two no longer taken");
    }

    private (Fact Left, Fact Right)? Find(EvaluationContext context)
    {
        var orders = context.In(number);
        if (orders.Count < 2) return null;
        Fact? left = null;
        var substance = "";
        foreach (var order in orders)
        {
            if (!ActiveMedication.IsActive(order, context.AsOf)) continue;
            var found = ConceptIndex.Substance(set, order);
            var own = same.GetValueOrDefault(found, found);
            if (left is null) (left, substance) = (order, own);
            else if (own != substance) return (left, order);
        }

        return null;
    }
}
