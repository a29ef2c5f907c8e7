using Tabib.Record.Cohorts;

namespace Tabib.App.Cohorts;

/// <summary>How many people remain after each rule.</summary>
/// <param name="Outcomes">Of those who remain, by outcome: 0 none, 1 the outcome, 2 a competing event; null without an outcome.</param>
/// <param name="MedianDays">Of follow-up; null without an outcome or people.</param>
public sealed record CohortCountResult(string Id, string Title, DateTimeOffset AsOf, IReadOnlyList<AttritionStep> Attrition, IReadOnlyList<long>? Outcomes, double? MedianDays, IReadOnlyList<string> Notes);
