namespace Tabib.Evidence.Fairness;

/// <summary>An attribute that parts people into groups.</summary>
/// <param name="Name">Of the column.</param>
/// <param name="Levels">Its values, in the order in which they are shown; a missing value is one of them.</param>
public sealed record GroupColumn(string Name, IReadOnlyList<string> Levels);
