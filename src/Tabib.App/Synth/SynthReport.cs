namespace Tabib.App.Synth;

/// <summary>What was generated.</summary>
/// <param name="Planted">Patients with a planted care gap or a planted good treatment.</param>
/// <param name="Bytes">Size of all files.</param>
public sealed record SynthReport(string Folder, long Patients, long Resources, long Planted, int Files, long Bytes, double Seconds);
