namespace Tabib.App.Reports;

/// <summary>A step of a waterfall.</summary>
/// <param name="Label">What adds it.</param>
/// <param name="Amount">Added to what the steps above sum to.</param>
/// <param name="Risk">Once it is known.</param>
internal sealed record WaterfallStep(string Label, double Amount, double Risk);
