using Tabib.Record.Cohorts;

namespace Tabib.App.Models.Validating;

/// <summary>The rows that have an outcome and every score, checked.</summary>
/// <param name="Kept">Their numbers in the table.</param>
/// <param name="Scores">By score, then by kept row.</param>
/// <param name="Outcomes">Of kept rows: with times, whether the event of interest ended them.</param>
/// <param name="Stop">Null without times.</param>
/// <param name="Cause">0 censored, 1 the event, from 2 competing events; null without times.</param>
/// <param name="Causes">How many events there are.</param>
internal sealed record ValidationRows(
    DataTable Table, int[] Kept, IReadOnlyDictionary<string, int> LeftOut, IReadOnlyList<string> ScoreNames, IReadOnlyList<double[]> Scores, bool[] Outcomes, double[]? Stop, int[]? Cause, int Causes,
    IReadOnlyList<(string Column, Tables.TableGroups Groups)> Groups, IReadOnlyList<string?>? Months, IReadOnlyList<string> Notes)
{
    public int Count => Kept.Length;

    public T[] Pick<T>(T[] values) => Array.ConvertAll(Kept, row => values[row]);
}
