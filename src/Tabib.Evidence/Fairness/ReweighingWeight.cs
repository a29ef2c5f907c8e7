namespace Tabib.Evidence.Fairness;

/// <summary>The weight of people of a group and outcome in training, with which both are independent: P(g) P(y) / P(g, y) (Kamiran and Calders 2012, doi:10.1007/s10115-011-0463-8).</summary>
/// <param name="Weight">Null where nobody is both.</param>
public sealed record ReweighingWeight(string Group, bool HasOutcome, double? Weight)
{
    /// <returns>Two a group, and the size of an equally weighted sample that would tell as much (Kish): what the weights cost.</returns>
    internal static (IReadOnlyList<ReweighingWeight> Weights, double EffectivePeople) Of(IReadOnlyList<string> groups, IReadOnlyList<DecisionCounts> counts)
    {
        var all = counts.Aggregate(default(DecisionCounts), (sum, one) => sum + one);
        var weights = new List<ReweighingWeight>();
        var (sum, squares) = (0.0, 0.0);
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var hasOutcome in new[] { true, false })
            {
                var both = hasOutcome ? counts[group].Positives : counts[group].Negatives;
                double? weight = both == 0 ? null : (double)counts[group].People / all.People * (hasOutcome ? all.Positives : all.Negatives) / both;
                weights.Add(new ReweighingWeight(groups[group], hasOutcome, weight));
                sum += both * weight ?? 0;
                squares += both * weight * weight ?? 0;
            }
        }

        return (weights, squares > 0 ? sum * sum / squares : 0);
    }
}
