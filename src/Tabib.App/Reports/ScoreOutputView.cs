using Tabib.Evidence.Risk;

namespace Tabib.App.Reports;

/// <summary>One number of a score in words.</summary>
/// <param name="Value">With its unit.</param>
/// <param name="Interval">With its unit; null where there is none.</param>
/// <param name="Probability">What it is the chance of; null for points and amounts.</param>
public sealed record ScoreOutputView(string Title, string Value, string? Interval, string? Category, string? Text, ScoreProbability? Probability, double Number);
