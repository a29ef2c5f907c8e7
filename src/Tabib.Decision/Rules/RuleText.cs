namespace Tabib.Decision.Rules;

/// <summary>What a rule says when it fires, with places for values.</summary>
internal sealed record RuleText(RationaleTemplate Action, RationaleTemplate PatientText, RationaleTemplate Rationale);
