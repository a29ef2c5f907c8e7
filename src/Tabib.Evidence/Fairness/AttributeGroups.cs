namespace Tabib.Evidence.Fairness;

/// <summary>The groups of one column, of every row.</summary>
/// <param name="Of">One a row: the number of its level.</param>
/// <param name="Reference">The level that others are compared with.</param>
public sealed record AttributeGroups(string Name, IReadOnlyList<string> Levels, int[] Of, int Reference)
{
    /// <summary>Rows of each level for which something holds.</summary>
    internal int[] Count(Func<int, bool> holds)
    {
        var counts = new int[Levels.Count];
        for (var row = 0; row < Of.Length; row++) counts[Of[row]] += holds(row) ? 1 : 0;
        return counts;
    }
}
