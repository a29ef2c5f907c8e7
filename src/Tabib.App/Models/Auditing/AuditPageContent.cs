using Tabib.App.Reports;

namespace Tabib.App.Models.Auditing;

/// <summary>What the pages of an audit say.</summary>
public sealed record AuditPageContent(AuditReport Report, string MetricsSha256, Labels Labels)
{
    /// <summary>Lines of the box at the top: of the label, or of decisions.</summary>
    internal IEnumerable<AuditVerdict> LinesOf(string score, bool isProxy) => Report.Verdict.Where(line => line.Score == score && line.Topic.StartsWith(AuditVerdicts.NeedTopic, StringComparison.Ordinal) == isProxy);

    /// <summary>Rows that a score's audit could not use; null for none.</summary>
    internal string? LeftOut(ScoreAudit score)
    {
        List<string> parts = [];
        if (score.WithoutOutcome > 0) parts.Add($"{NumberText.Count(score.WithoutOutcome)} ({Report.Outcome})");
        if (score.WithoutScore > 0) parts.Add($"{NumberText.Count(score.WithoutScore)} ({score.Name})");
        return parts.Count == 0 ? null : $"{Labels.LeftOutWord}: {string.Join(", ", parts)}";
    }
}
