namespace Tabib.App.Synth.Lives;

/// <summary>A laboratory report: which of the readings it holds.</summary>
/// <param name="First">Index of its first reading.</param>
internal readonly record struct Report(Panel Panel, int Visit, DateTime When, DateTime Issued, int First, int Count);
