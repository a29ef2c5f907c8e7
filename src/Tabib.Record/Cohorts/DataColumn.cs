namespace Tabib.Record.Cohorts;

/// <summary>A column of a table in memory.</summary>
/// <param name="Numbers">Of a column of numbers, one a row, NaN where missing; else empty.</param>
/// <param name="Texts">Of any other column, one a row, null where missing; else empty.</param>
public sealed record DataColumn(string Name, DataColumnKind Kind, double[] Numbers, string?[] Texts)
{
    public int Count => Kind == DataColumnKind.Number ? Numbers.Length : Texts.Length;

    public bool IsMissing(int row) => Kind == DataColumnKind.Number ? double.IsNaN(Numbers[row]) : Texts[row] is null;
}
