using Tabib.App.Reports;

namespace Tabib.App.Models.Auditing;

/// <summary>What the pages of an audit say.</summary>
public sealed record AuditPageContent(AuditReport Report, string MetricsSha256, Labels Labels);
