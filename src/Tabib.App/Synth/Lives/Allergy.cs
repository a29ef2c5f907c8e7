namespace Tabib.App.Synth.Lives;

/// <summary>A drug or food that is not tolerated.</summary>
/// <param name="System">Code system of the substance.</param>
internal sealed record Allergy(string System, string Code, string Display, string Category, string Manifestation, string ManifestationCode, DateTime Recorded);
