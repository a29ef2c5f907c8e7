namespace Tabib.App.Synth.Lives;

/// <summary>An illness as the record states it.</summary>
/// <param name="Visit">Index of the visit that recorded it.</param>
/// <param name="Recorded">Not before <paramref name="Onset"/>.</param>
/// <param name="Ended">Null while it lasts.</param>
internal sealed record Diagnosis(Illness Illness, DateOnly Onset, int Visit, DateTime Recorded, DateOnly? Ended);
