using System.Globalization;
using Tabib.Core.Facts;
using Tabib.Decision.Rules.Conditions;

namespace Tabib.Decision.Rules;

/// <summary>Gathers, for one answered rule, what the answer rests on, what is missing and what would turn it.</summary>
internal sealed class Explanation
{
    public List<FactSource> Facts { get; } = [];

    public List<string> Findings { get; } = [];

    public List<string> Missing { get; } = [];

    public List<string> WouldChange { get; } = [];

    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>True where something is unknown for a reason that no measurement would mend (a score that does not apply, an input out of range).</summary>
    public bool IsBeyondData { get; private set; }

    public void Rest(FactSource source)
    {
        if (!Facts.Contains(source)) Facts.Add(source);
    }

    public void Rest(string finding)
    {
        if (!Findings.Contains(finding)) Findings.Add(finding);
    }

    public void Lacks(string name)
    {
        if (!Missing.Contains(name)) Missing.Add(name);
    }

    public void LacksBeyondData(string why)
    {
        IsBeyondData = true;
        Lacks(why);
    }

    public void Turns(string text)
    {
        if (!WouldChange.Contains(text)) WouldChange.Add(text);
    }

    public void Says(string? name, string value, DateTimeOffset? date = null)
    {
        if (name is null) return;
        Values.TryAdd(name, value);
        if (date is { } day) Values.TryAdd(name + ".date", Day(day));
    }

    /// <summary>Takes the values of a condition that does not decide, so that a text that names them does not call them unknown.</summary>
    public void Mention(ConditionNode condition, EvaluationContext context)
    {
        var aside = new Explanation();
        condition.Explain(context, aside, isDecisive: false);
        foreach (var (name, value) in aside.Values) Values.TryAdd(name, value);
    }

    public static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double fraction) => Math.Round(fraction * 100, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
