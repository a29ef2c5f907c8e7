using System.Globalization;
using System.Text;
using Tabib.Core.Facts;
using Tabib.Decision.Rules.Conditions;

namespace Tabib.App.Reports;

/// <summary>Places facts on the timeline. What began before it starts at its edge.</summary>
internal sealed class TimelineDrawing(TimeAxis axis, DateTimeOffset at, string now, Labels labels, double tickShare)
{
    private const double LeastWidth = 0.006;
    private const double Width = 1000;

    /// <summary>Episodes of a condition.</summary>
    /// <param name="facts">Newest first.</param>
    public TimelineRow Stretches(string name, Fact[] facts)
    {
        var isCurrent = RecordLists.IsCurrent(facts[0], at);
        var bars = facts.Where(fact => EndOf(fact) >= axis.From).Select(fact => Bar(fact.Effective.Start, EndOf(fact))).Distinct(StringComparer.Ordinal);
        var end = EndOf(facts[0]);
        return new TimelineRow(name, Course(facts, isCurrent ? now : end > facts[0].Effective.Start ? FactText.Day(end) : null), string.Concat(bars), "");
    }

    /// <summary>Orders of a medicine: a tick each; a thin bar to now where the newest is active.</summary>
    public TimelineRow Orders(string name, Fact[] facts)
    {
        var isActive = ActiveMedication.IsActive(facts[0], at);
        return new TimelineRow(name, Course(facts, isActive ? now : null), isActive ? Bar(facts[0].Effective.Start, at) : "", Ticks(facts));
    }

    public TimelineRow Moments(string name, Fact[] facts) => new(name, Course(facts, null), "", Ticks(facts));

    private string Course(Fact[] facts, string? end)
    {
        var first = FactText.Day(facts[^1].Effective.Start);
        var last = end ?? FactText.Day(facts[0].Effective.Start);
        var span = first == last ? first : $"{first} – {last}";
        return facts.Length == 1 ? span : string.Format(CultureInfo.InvariantCulture, labels.SpanTimes, span, facts.Length);
    }

    /// <summary>Now for what goes on; the beginning for what is over but nobody wrote when.</summary>
    private DateTimeOffset EndOf(Fact fact) => RecordLists.IsCurrent(fact, at) ? at : fact.Effective.IsOpenEnded ? fact.Effective.Start : fact.Effective.End;

    /// <summary>The place of a moment in a drawing 1000 wide.</summary>
    public string Across(DateTimeOffset moment) => Across(axis.Share(moment));

    private string Bar(DateTimeOffset start, DateTimeOffset end)
    {
        var from = Math.Min(axis.Share(start), 1 - LeastWidth);
        var to = Math.Max(from + LeastWidth, axis.Share(end));
        return $"M{Across(from)},4H{Across(to)}V12H{Across(from)}Z";
    }

    /// <summary>A stroke of no length with round ends is a dot, and stays round where the drawing is stretched.</summary>
    private string Ticks(Fact[] facts)
    {
        var ticks = new StringBuilder();
        var last = double.PositiveInfinity;
        foreach (var fact in facts)
        {
            if (fact.Effective.Start < axis.From) break;
            var share = axis.Share(fact.Effective.Start);
            if (last - share < tickShare) continue;
            ticks.Append('M').Append(Across(share)).Append(",8h0");
            last = share;
        }

        return ticks.ToString();
    }

    private static string Across(double share) => (share * Width).ToString("0.#", CultureInfo.InvariantCulture);
}
