using System.Globalization;
using Tabib.App.Tables;
using Tabib.Evidence.Explanation;

namespace Tabib.App.Models.Explaining;

/// <summary>interactions.csv: a row for each person and pair of inputs, both halves together; an input beside itself is what it adds alone. Pairs without any are left out.</summary>
internal static class InteractionsFile
{
    public const string Name = "interactions.csv";

    private static readonly string[] Header = ["id", "first", "second", "contribution"];

    public static CsvFile Begin(string path) => new(path, Header);

    public static void Write(CsvFile file, InteractionTable table, int[] rows, Func<int, string> idOf)
    {
        string[] names = [.. table.Features.Select(CsvFile.Quoted)];
        for (var row = 0; row < rows.Length; row++)
        {
            var id = CsvFile.Quoted(idOf(rows[row]));
            for (var i = 0; i < names.Length; i++)
            {
                for (var j = i; j < names.Length; j++)
                {
                    var amount = i == j ? table.Of(row, i, i) : table.Of(row, i, j) + table.Of(row, j, i);
                    if (amount != 0) file.Writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id},{names[i]},{names[j]},{amount:R}"));
                }
            }
        }
    }
}
