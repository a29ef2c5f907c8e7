namespace Tabib.App.Models.Validating;

/// <summary>The main numbers of a group of rows.</summary>
/// <param name="Rows">Null where the group is too small to be shown.</param>
/// <param name="Events">With the outcome.</param>
/// <param name="Numbers">By name.</param>
/// <param name="CannotSay">Why nothing is shown.</param>
public sealed record GroupReport(string Score, string Column, string Group, int? Rows, int? Events, IReadOnlyDictionary<string, Estimate> Numbers, string? CannotSay);
