using Tabib.Evidence.Fairness;

namespace Tabib.App.Models.Auditing;

/// <summary>The audit of one score.</summary>
/// <param name="Result">Null where <paramref name="CannotSay"/> says why.</param>
public sealed record ScoreAudit(string Name, int WithoutOutcome, int WithoutScore, FairnessAuditResult? Result, string? CannotSay);
