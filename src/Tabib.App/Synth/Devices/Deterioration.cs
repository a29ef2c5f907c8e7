namespace Tabib.App.Synth.Devices;

/// <summary>A patient getting worse in a stream.</summary>
/// <param name="StartMinute">Minutes after the first row.</param>
internal sealed record Deterioration(int StartMinute);
