namespace Tabib.App.Models.Validating;

/// <summary>How an input, or the score, lies now against training.</summary>
/// <param name="Kind">number, levels or score.</param>
/// <param name="StabilityIndex">PSI; from 0.1 a change, from 0.25 a large one by custom.</param>
/// <param name="Distance">Kolmogorov-Smirnov; null for levels.</param>
/// <param name="MissingBefore">Share.</param>
/// <param name="UnseenLevels">Levels that training did not have.</param>
/// <param name="UnseenRows">Rows with one of them.</param>
public sealed record DriftReport(string Name, string Kind, double? StabilityIndex, double? Distance, double MissingBefore, double MissingNow, IReadOnlyList<string> UnseenLevels, int UnseenRows, string? CannotSay);
