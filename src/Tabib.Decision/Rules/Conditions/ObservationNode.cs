using Tabib.Core.Facts;
using Tabib.Core.Units;

namespace Tabib.Decision.Rules.Conditions;

/// <summary>The newest measurement, or the newest on each of several days, against a limit in a stated unit. Too old or not there is unknown; never a default.</summary>
internal sealed class ObservationNode(
    Subject subject, Comparison comparison, string unit, UnitScale scale, double maxAgeDays, int days, double minDaysApart) : ConditionNode
{
    public override IEnumerable<string> Values => Named.Of(subject);

    public override Truth Evaluate(EvaluationContext context) => Judge(context, null);

    public override void Explain(EvaluationContext context, Explanation explanation, bool isDecisive)
    {
        var readings = new List<Reading>();
        var truth = Judge(context, readings);
        foreach (var reading in readings)
        {
            explanation.Rest(reading.Newest.Source);
            explanation.Says(subject.As, $"{reading.Comparator}{Explanation.Number(reading.Value)} {Readable(unit)}", reading.Newest.Effective.Start);
        }

        if (truth == Truth.Unknown) explanation.Lacks(WhatIsMissing(context, readings.Count));
        if (isDecisive && truth != Truth.Unknown)
        {
            explanation.Turns(truth == Truth.True
                ? $"{subject.Name} {comparison.Turned} {Explanation.Number(comparison.Limit)} {Readable(unit)}"
                : $"{subject.Name} on the other side of {Explanation.Number(comparison.Limit)} {Readable(unit)}");
        }
    }

    private Truth Judge(EvaluationContext context, List<Reading>? readings)
    {
        var found = 0;
        var truth = Truth.True;
        var newestAllowed = DateTimeOffset.MaxValue;
        var facts = context.In(subject.Set);
        for (var i = 0; i < facts.Count && found < days;)
        {
            if (!IsMeasured(context, facts[i]) || facts[i].Effective.Start > newestAllowed)
            {
                i++;
                continue;
            }

            if (!TryReadDay(context, facts, ref i, out var reading)) return Truth.Unknown;
            found++;
            readings?.Add(reading);
            newestAllowed = reading.Newest.Effective.Start.AddDays(-minDaysApart);
            truth = ThreeValued.And(truth, comparison.Compare(reading.Value, reading.Comparator));
            if (truth == Truth.False) return truth;
        }

        return found < days ? Truth.Unknown : truth;
    }

    private bool TryReadDay(EvaluationContext context, List<Fact> facts, ref int at, out Reading reading)
    {
        var newest = facts[at];
        var day = newest.Effective.Start.UtcDateTime.Date;
        double sum = 0, first = 0;
        var count = 0;
        string? bound = null;
        reading = default;
        for (; at < facts.Count && facts[at].Effective.Start.UtcDateTime.Date == day; at++)
        {
            if (!IsMeasured(context, facts[at])) continue;
            var quantity = facts[at].Value.AsQuantity!.Value;
            if (!TryNumber(quantity, out var value)) return false;
            if (count == 0) (first, bound) = (value, quantity.Comparator);
            if (quantity.Comparator is { Length: > 0 }) bound ??= "";
            sum += value;
            count++;
        }

        reading = bound is null ? new Reading(sum / count, null, newest) : new Reading(first, bound.Length > 0 ? bound : null, newest);
        return true;
    }

    private bool TryNumber(Quantity quantity, out double value)
    {
        value = 0;
        return double.TryParse(quantity.Digits, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            && scale.TryConvert(number, quantity.Unit, out value);
    }

    private bool IsMeasured(EvaluationContext context, Fact fact) =>
        fact.Kind == FactKind.Observation
        && fact.Status is FactStatus.Active or FactStatus.Unknown
        && fact.Value.Kind == FactValueKind.Quantity
        && fact.Effective.Start <= context.AsOf
        && (context.AsOf - fact.Effective.Start).TotalDays <= maxAgeDays;

    private string WhatIsMissing(EvaluationContext context, int found)
    {
        foreach (var fact in context.In(subject.Set))
        {
            if (IsMeasured(context, fact) && fact.Value.AsQuantity is { } quantity && !TryNumber(quantity, out _))
            {
                return $"{subject.Name} in a unit that converts to {unit} (recorded in '{quantity.Unit}')";
            }
        }

        var window = double.IsPositiveInfinity(maxAgeDays) ? "" : $" from the last {Explanation.Number(maxAgeDays)} days";
        return found switch
        {
            0 => $"{subject.Name}{window}",
            _ when found < days => $"{subject.Name} on a second day{(minDaysApart > 1 ? $" at least {Explanation.Number(minDaysApart)} days apart" : "")}{window}",
            _ => $"{subject.Name} as an exact value",
        };
    }

    private static string Readable(string unit) => unit switch
    {
        "mm[Hg]" => "mmHg",
        "mL/min/{1.73_m2}" => "mL/min/1.73 m²",
        "1" => "",
        _ when unit.StartsWith('{') => unit.Trim('{', '}'),
        _ => unit,
    };
}
