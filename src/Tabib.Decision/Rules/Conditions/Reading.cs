using Tabib.Core.Facts;

namespace Tabib.Decision.Rules.Conditions;

/// <summary>One day's value of a measurement: the mean of that day, or the newest where one of them is a bound.</summary>
internal readonly record struct Reading(double Value, string? Comparator, Fact Newest);
