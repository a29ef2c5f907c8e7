using Tabib.Core.Facts;

namespace Tabib.Decision.Rules.Conditions;

/// <summary>When a drug counts as taken: its order is active; or the source gave no status and it was ordered within a year. Stopped, completed, held and draft orders do not count.</summary>
public static class ActiveMedication
{
    private const double DaysWithoutStatus = 365;

    // An active order this old may have been forgotten in the list: the recommendation then says so.
    private const double DaysUntilDoubt = 730;

    public static bool IsActive(Fact fact, DateTimeOffset asOf) =>
        fact.Kind == FactKind.Medication
        && fact.Effective.Start <= asOf
        && (fact.Status == FactStatus.Active || (fact.Status == FactStatus.Unknown && (asOf - fact.Effective.Start).TotalDays <= DaysWithoutStatus));

    internal static void Explain(Fact fact, DateTimeOffset asOf, Explanation explanation)
    {
        explanation.Rest(fact.Source);
        if ((asOf - fact.Effective.Start).TotalDays > DaysUntilDoubt)
        {
            explanation.Lacks($"whether {NameOf(fact)} is still taken (ordered {Explanation.Day(fact.Effective.Start)})");
        }
    }

    internal static string NameOf(Fact fact) => fact.Display.Length > 0 ? fact.Display : fact.Code.ToString();
}
