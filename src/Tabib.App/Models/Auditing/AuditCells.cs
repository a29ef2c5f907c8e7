using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Fairness;

namespace Tabib.App.Models.Auditing;

/// <summary>Numbers the combinations of group values that occur, block by block: tens of millions of rows are gone through column by column while they lie in the cache.</summary>
internal static class AuditCells
{
    private const int MostCells = 1000;
    private const long MostCombinations = 1 << 20;
    private const int Block = 4096;

    /// <param name="isKept">By row; null where all rows are.</param>
    /// <param name="count">Of rows kept.</param>
    /// <returns>The cell of each row kept, and what the cells are.</returns>
    /// <exception cref="ProblemException">FAI005: too many combinations.</exception>
    public static (ushort[] Cells, GroupSpace Space) Of(AuditTable table, bool[]? isKept, int count, string path)
    {
        long combinations = 1;
        foreach (var column in table.Columns) combinations *= column.Levels.Count;
        if (combinations > MostCombinations) throw TooMany(path);
        var (cellOf, cells, met) = (new int[combinations], new ushort[count], new List<int>());
        Array.Fill(cellOf, -1);
        Span<int> block = stackalloc int[Block];
        var next = 0;
        for (var first = 0; first < table.Rows; first += Block)
        {
            var combined = block[..Math.Min(Block, table.Rows - first)];
            Combine(table, first, combined);
            for (var i = 0; i < combined.Length; i++)
            {
                if (isKept is not null && !isKept[first + i]) continue;
                ref var cell = ref cellOf[combined[i]];
                if (cell < 0)
                {
                    if (met.Count == MostCells) throw TooMany(path);
                    cell = met.Count;
                    met.Add(combined[i]);
                }

                cells[next++] = (ushort)cell;
            }
        }

        // The order of cells must not depend on that of rows: what is summed is summed by it.
        int[] order = [.. Enumerable.Range(0, met.Count).OrderBy(cell => met[cell])];
        var places = new ushort[order.Length];
        for (var place = 0; place < order.Length; place++) places[order[place]] = (ushort)place;
        for (var i = 0; i < cells.Length; i++) cells[i] = places[cells[i]];
        return (cells, new GroupSpace(table.Columns, [.. order.Select(cell => LevelsOf(table, met[cell]))]));
    }

    /// <summary>The levels of each row as one number, the first column's highest.</summary>
    private static void Combine(AuditTable table, int first, Span<int> combined)
    {
        combined.Clear();
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var levels = table.Columns[column].Levels.Count;
            var of = table.LevelOf[column].AsSpan(first, combined.Length);
            for (var i = 0; i < combined.Length; i++) combined[i] = (combined[i] * levels) + of[i];
        }
    }

    private static int[] LevelsOf(AuditTable table, int combination)
    {
        var levels = new int[table.Columns.Count];
        for (var column = levels.Length - 1; column >= 0; column--) (combination, levels[column]) = int.DivRem(combination, table.Columns[column].Levels.Count);
        return levels;
    }

    private static ProblemException TooMany(string path) =>
        Fault.InData("FAI005", path, $"People fall into more than {MostCells} combinations of the groups.", "Name fewer columns, or ones with fewer values.");
}
