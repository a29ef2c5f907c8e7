namespace Tabib.App.Rules;

/// <summary>One rule.</summary>
public sealed record RuleRow(string Id, string Title, string Category, string Strength, string Urgency, string Citation, string Pack, string PackHash);
