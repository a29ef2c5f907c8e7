namespace Tabib.App.Synth.Lives;

/// <summary>One contact with a hospital.</summary>
/// <param name="Kind">AMB, EMER or IMP of the v3 ActCode system.</param>
/// <param name="Reason">The illness that led to it; null for a check-up.</param>
internal sealed record Visit(string Kind, DateTime Start, DateTime End, Hospital Hospital, Clinician Clinician, Illness? Reason);
