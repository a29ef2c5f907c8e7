using Tabib.Core.Identity;
using Tabib.Decision.Recommendations;
using Tabib.Evidence.Risk;

namespace Tabib.App.Reports;

/// <summary>One patient in the list of who needs attention first.</summary>
/// <param name="Age">Completed years; null where not known and for the deceased.</param>
/// <param name="Strong">Recommendations that the source makes firmly.</param>
/// <param name="HighestRisk">0 to 1, the highest chance within ten years that any score gives; null where none does.</param>
/// <param name="First">The most pressing recommendation; null where there is none.</param>
public sealed record AttentionRow(
    string Id, string FileName, string? Name, int? Age, Sex Sex, bool IsDeceased, int Urgent, int Soon, int Strong, double? HighestRisk, string? RiskTitle, string? First)
{
    private const double LongestHorizonYears = 10;

    internal static AttentionRow Of(PatientReport report, ScoreLibrary library)
    {
        var record = report.Record;
        var advice = report.Recommendations;
        var (risk, title) = record.IsDeceased ? (null, null) : Highest(report, library);
        return new AttentionRow(
            report.Id, report.FileName, PersonHeading.NameOf(record), record.Age is { IsValue: true, Value: >= 0 and var age } && !record.IsDeceased ? age : null, record.Sex, record.IsDeceased,
            advice.Count(one => one.Urgency == RecommendationUrgency.Urgent), advice.Count(one => one.Urgency == RecommendationUrgency.Soon),
            advice.Count(one => one.Strength == RecommendationStrength.Strong), risk, title, advice.Count > 0 ? advice[0].Title : null);
    }

    /// <summary>The living before the deceased; then by urgent, by strong recommendations, by risk; at last by id, so that the order is the same each time.</summary>
    internal static int MostPressingFirst(AttentionRow left, AttentionRow right)
    {
        var order = left.IsDeceased.CompareTo(right.IsDeceased);
        if (order == 0) order = right.Urgent.CompareTo(left.Urgent);
        if (order == 0) order = right.Strong.CompareTo(left.Strong);
        if (order == 0) order = (right.HighestRisk ?? -1).CompareTo(left.HighestRisk ?? -1);
        if (order == 0) order = right.Soon.CompareTo(left.Soon);
        if (order == 0) order = string.CompareOrdinal(left.Id, right.Id);
        return order != 0 ? order : string.CompareOrdinal(left.FileName, right.FileName);
    }

    private static (double? Risk, string? Title) Highest(PatientReport report, ScoreLibrary library)
    {
        double? highest = null;
        string? title = null;
        foreach (var finding in report.Findings)
        {
            if (!finding.Outcome.TryGetValue(out var outputs) || library.Find(finding.Id) is not { } pack) continue;
            foreach (var output in outputs)
            {
                if (!NaturalFrequency.Fits(output.Value) || output.Value <= (highest ?? -1)) continue;
                if (pack.Outputs.FirstOrDefault(declared => declared.Name == output.Name)?.Probability is not { Years: <= LongestHorizonYears }) continue;
                (highest, title) = (output.Value, finding.Title);
            }
        }

        return (highest, title);
    }
}
