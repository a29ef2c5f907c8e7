namespace Tabib.App.Models.Auditing;

/// <summary>What an audit wrote.</summary>
/// <param name="ProxyPage">Null without an audit of labels.</param>
public sealed record AuditResult(string Page, string? ProxyPage, string Metrics, string MetricsSha256, AuditReport Report);
