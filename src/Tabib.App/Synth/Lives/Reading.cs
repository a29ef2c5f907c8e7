namespace Tabib.App.Synth.Lives;

/// <summary>One measured value, in the test's conventional unit.</summary>
/// <param name="Visit">Index of the visit.</param>
/// <param name="Issued">When the result was released: after <paramref name="When"/>.</param>
internal readonly record struct Reading(Test Test, double Value, int Visit, DateTime When, DateTime Issued);
