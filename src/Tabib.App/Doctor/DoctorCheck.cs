namespace Tabib.App.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="State">"ok", "note" (works, but know it) or "failed".</param>
public sealed record DoctorCheck(string Name, string State, string Detail);
