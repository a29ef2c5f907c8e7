namespace Tabib.App.Synth.Lives;

/// <summary>How a laboratory that uses SI units reports a test.</summary>
/// <param name="Factor">From the conventional unit.</param>
internal sealed record SiReport(string Loinc, string Unit, double Factor, int Decimals);
