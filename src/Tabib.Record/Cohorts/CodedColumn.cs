namespace Tabib.Record.Cohorts;

/// <summary>A column of few values, each a small number.</summary>
/// <param name="Levels">Its values as written, in the order in which they first occur; null for missing.</param>
/// <param name="Of">One a row: the number of its value.</param>
/// <param name="HasTooMany">Whether there are more than <see cref="MostLevels"/> values: then the rest of the column was not coded.</param>
public sealed record CodedColumn(string Name, IReadOnlyList<string?> Levels, byte[] Of, bool HasTooMany)
{
    public const int MostLevels = 255;
}
