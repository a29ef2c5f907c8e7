namespace Tabib.App.Models.Validating;

/// <summary>What a validation found and wrote.</summary>
/// <param name="Page">validation.html.</param>
/// <param name="Metrics">metrics.json.</param>
/// <param name="MetricsSha256">Of its bytes.</param>
/// <param name="JournalPosition">Of the entry with that hash; null without a workspace.</param>
public sealed record ValidateResult(string Page, string Metrics, string MetricsSha256, long? JournalPosition, ValidationReport Report);
