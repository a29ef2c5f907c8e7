namespace Tabib.App.Synth.Lives;

/// <summary>An invented practitioner.</summary>
internal sealed record Clinician(string Id, string Given, string Family, string Speciality);
