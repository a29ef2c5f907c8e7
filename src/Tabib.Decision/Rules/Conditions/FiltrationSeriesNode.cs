using Tabib.Core.Facts;
using Tabib.Core.Identity;

namespace Tabib.Decision.Rules.Conditions;

/// <summary>Estimated filtration from the newest creatinine and, where asked, from another one long enough before it: KDIGO calls a fall chronic after three months.</summary>
internal sealed class FiltrationSeriesNode(
    Subject creatinine, Comparison comparison, UnitScale milligramsPerDecilitre, double maxAgeDays, int times, double minDaysApart) : ConditionNode
{
    public override IEnumerable<string> Values => Named.Of(creatinine);

    public override Truth Evaluate(EvaluationContext context) => Judge(context, null);

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive)
    {
        var rates = new List<(double Rate, Fact Fact)>();
        var truth = Judge(context, rates);
        foreach (var (rate, fact) in rates)
        {
            explanation.Rest(fact.Source);
            explanation.Says(creatinine.As, $"{Explanation.Number(Math.Round(rate, 1))} mL/min/1.73 m²", fact.Effective.Start);
        }

        if (isDecisive && truth == Truth.True) explanation.Turns($"an estimated filtration rate {comparison.Turned} {Explanation.Number(comparison.Limit)} mL/min/1.73 m²");
        if (truth != Truth.Unknown) return;
        if (context.Sex == Sex.Unknown) explanation.Lacks("sex");
        else if (context.Age is null) explanation.Lacks("birth date");
        else if (rates.Count == 0) explanation.Lacks($"serum creatinine from the last {Explanation.Number(maxAgeDays)} days");
        else explanation.Lacks($"a second serum creatinine at least {Explanation.Number(minDaysApart)} days apart");
    }

    private Truth Judge(EvaluationContext context, List<(double Rate, Fact Fact)>? rates)
    {
        if (context.Sex == Sex.Unknown || context.Age is null) return Truth.Unknown;
        var found = 0;
        var newestAllowed = DateTimeOffset.MaxValue;
        foreach (var fact in context.In(creatinine.Set))
        {
            if (fact.Effective.Start > newestAllowed || !TryRate(context, fact, out var rate)) continue;
            found++;
            rates?.Add((rate, fact));
            if (comparison.Compare(rate) == Truth.False) return Truth.False;
            if (found == times) return Truth.True;
            newestAllowed = fact.Effective.Start.AddDays(-minDaysApart);
        }

        return Truth.Unknown;
    }

    private bool TryRate(EvaluationContext context, Fact fact, out double rate)
    {
        rate = 0;
        if (fact.Kind != FactKind.Observation || fact.Status is not (FactStatus.Active or FactStatus.Unknown)) return false;
        if (fact.Effective.Start > context.AsOf || (context.AsOf - fact.Effective.Start).TotalDays > maxAgeDays) return false;
        if (fact.Value.AsQuantity is not { Comparator: null or "" } quantity) return false;
        if (!double.TryParse(quantity.Digits, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)) return false;
        if (!milligramsPerDecilitre.TryConvert(number, quantity.Unit, out var creatinineMgPerDl) || creatinineMgPerDl is < 0.1 or > 30) return false;
        if (context.AgeAt(fact.Effective.Start) is not { } age || age < 18) return false;
        rate = CreatinineGfr.Estimate(creatinineMgPerDl, age, context.Sex);
        return true;
    }
}
