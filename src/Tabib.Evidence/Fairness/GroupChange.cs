namespace Tabib.Evidence.Fairness;

/// <summary>A group's selected people before and after; all null where withheld.</summary>
public sealed record GroupChange(string Group, int? Before, int? Entering, int? Leaving, int? After);
