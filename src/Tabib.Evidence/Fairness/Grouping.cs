namespace Tabib.Evidence.Fairness;

/// <summary>One way to part everybody into groups: by a column, or by several at once.</summary>
/// <param name="Name">"everyone", the column's name, or names joined by " × ".</param>
/// <param name="Columns">Numbers of the columns; none for everyone.</param>
/// <param name="First">Number of its first group among those of all groupings.</param>
/// <param name="Groups">Names, such as "race=A" or "race=A, sex=F"; only those that somebody belongs to.</param>
/// <param name="Of">For each cell of the finest grouping the group it belongs to, counted from 0 within this grouping.</param>
public sealed record Grouping(string Name, IReadOnlyList<int> Columns, int First, IReadOnlyList<string> Groups, IReadOnlyList<int> Of)
{
    /// <summary>Whether more than one column parts the groups.</summary>
    public bool IsIntersection => Columns.Count > 1;
}
