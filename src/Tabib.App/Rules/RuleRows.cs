namespace Tabib.App.Rules;

/// <summary>The rules at hand.</summary>
public sealed record RuleRows(IReadOnlyList<RuleRow> Rules);
