namespace Tabib.Core.Findings;

/// <summary>One number that a finding gives.</summary>
/// <param name="Name">Name within the score, such as "cvd10y".</param>
/// <param name="Unit">UCUM; "1" for probabilities and points.</param>
/// <param name="Low">Lower end of the interval, where the source gives one or inputs were incomplete.</param>
/// <param name="Category">Band the value falls in, such as "high"; null where the score has none.</param>
/// <param name="Text">What the band means, one sentence of our own.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="RiskYears">For a probability: the years within which the event happens; null for everything else.</param>
public sealed record FindingOutput(
    string Name, double Value, string Unit, double? Low = null, double? High = null, string? Category = null, string? Text = null, string? Title = null, double? RiskYears = null);
