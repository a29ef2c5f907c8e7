using Tabib.Evidence.Validation;

namespace Tabib.App.Models.Validating;

/// <summary>The main numbers by month, and how the score moves from the first month on.</summary>
internal static class MonthExaminer
{
    public static List<MonthReport> Of(ValidationPlan plan, ValidationRows rows)
    {
        var reports = new List<MonthReport>();
        if (rows.Months is null) return reports;
        var months = Enumerable.Range(0, rows.Count).Where(row => rows.Months[row] is not null).GroupBy(row => rows.Months[row]!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (Month: group.Key, Rows: group.ToArray())).ToList();
        var hidden = GroupExaminer.Hidden([.. months.Select(month => (month.Rows.Length, month.Rows.Count(row => rows.Outcomes[row])))]);
        for (var score = 0; score < rows.ScoreNames.Count; score++)
        {
            double[]? first = null;
            for (var i = 0; i < months.Count; i++)
            {
                var (month, own) = months[i];
                if (hidden[i] is { } why)
                {
                    reports.Add(new MonthReport(rows.ScoreNames[score], month, null, null, null, new Dictionary<string, Estimate>(), why));
                    continue;
                }

                var scores = Array.ConvertAll(own, row => rows.Scores[score][row]);
                var outcomes = Array.ConvertAll(own, row => rows.Outcomes[row]);
                var numbers = plan.HasTimes ? [] : BinaryExaminer.MainNumbers(scores, outcomes, plan.AreRisks);
                reports.Add(new MonthReport(rows.ScoreNames[score], month, own.Length, outcomes.Count(outcome => outcome), first is null ? null : DistributionShift.Of(first, scores).StabilityIndex, numbers, null));
                first ??= scores;
            }
        }

        return reports;
    }
}
