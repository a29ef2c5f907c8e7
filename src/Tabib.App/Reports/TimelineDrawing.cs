using System.Globalization;
using Tabib.Core.Facts;
using Tabib.Decision.Rules.Conditions;

namespace Tabib.App.Reports;

/// <summary>Places facts on the timeline. What began before it starts at its edge.</summary>
internal sealed class TimelineDrawing(TimeAxis axis, DateTimeOffset at, string now, Labels labels, double tickShare)
{
    private const double LeastWidth = 0.006;

    /// <summary>Episodes of a condition.</summary>
    /// <param name="facts">Newest first.</param>
    public TimelineRow Stretches(string name, Fact[] facts)
    {
        var isCurrent = RecordLists.IsCurrent(facts[0], at);
        var bars = facts.Where(fact => EndOf(fact) >= axis.From).Select(fact => Bar(fact.Effective.Start, EndOf(fact))).Distinct();
        var end = EndOf(facts[0]);
        return new TimelineRow(name, Course(facts, isCurrent ? now : end > facts[0].Effective.Start ? FactText.Day(end) : null), [.. bars], []);
    }

    /// <summary>Orders of a medicine: a tick each; a thin bar to now where the newest is active.</summary>
    public TimelineRow Orders(string name, Fact[] facts)
    {
        var isActive = ActiveMedication.IsActive(facts[0], at);
        TimelineBar[] bars = isActive ? [Bar(facts[0].Effective.Start, at)] : [];
        return new TimelineRow(name, Course(facts, isActive ? now : null), bars, Ticks(facts));
    }

    public TimelineRow Moments(string name, Fact[] facts) => new(name, Course(facts, null), [], Ticks(facts));

    private string Course(Fact[] facts, string? end)
    {
        var first = FactText.Day(facts[^1].Effective.Start);
        var last = end ?? FactText.Day(facts[0].Effective.Start);
        var span = first == last ? first : $"{first} – {last}";
        return facts.Length == 1 ? span : string.Format(CultureInfo.InvariantCulture, labels.SpanTimes, span, facts.Length);
    }

    /// <summary>Now for what goes on; the beginning for what is over but nobody wrote when.</summary>
    private DateTimeOffset EndOf(Fact fact) => RecordLists.IsCurrent(fact, at) ? at : fact.Effective.IsOpenEnded ? fact.Effective.Start : fact.Effective.End;

    private TimelineBar Bar(DateTimeOffset start, DateTimeOffset end)
    {
        var from = axis.Share(start);
        var width = Math.Max(LeastWidth, axis.Share(end) - from);
        return new TimelineBar(NumberText.Position(Math.Min(from, 1 - LeastWidth)), NumberText.Position(width));
    }

    private string[] Ticks(Fact[] facts)
    {
        var ticks = new List<string>();
        var last = double.PositiveInfinity;
        foreach (var fact in facts)
        {
            if (fact.Effective.Start < axis.From) break;
            var share = axis.Share(fact.Effective.Start);
            if (last - share < tickShare) continue;
            ticks.Add(NumberText.Position(share));
            last = share;
        }

        return [.. ticks];
    }
}
