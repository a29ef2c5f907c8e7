using Tabib.Core.Facts;

namespace Tabib.Core.Findings;

/// <summary>One input of a finding, traceable to the fact it came from.</summary>
/// <param name="Name">Name within the score.</param>
/// <param name="Value">The value used, after conversion; text for coded inputs.</param>
/// <param name="Unit">UCUM unit the score takes; "1" for none.</param>
/// <param name="Original">The value as recorded, with its unit.</param>
/// <param name="Source">The journal entry it was read from; null when given by hand.</param>
/// <param name="Effective">When it was measured; null when given by hand.</param>
/// <param name="AgeDays">Days between measurement and index time; null when given by hand.</param>
/// <param name="Assumed">Why a stated default was taken, where the pack allows one; null otherwise.</param>
public sealed record FindingInput(
    string Name, string Value, string Unit, string? Original = null, FactSource? Source = null,
    DateTimeOffset? Effective = null, double? AgeDays = null, string? Assumed = null);
