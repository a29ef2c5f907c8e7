using System.Globalization;
using Tabib.App.Tables;
using Tabib.Evidence.Explanation;

namespace Tabib.App.Models.Explaining;

/// <summary>contributions.csv: of each person with a prediction the risk, the margin, the base value and what each input adds.</summary>
internal static class ContributionsFile
{
    public const string Name = "contributions.csv";

    private static readonly string[] Own = ["id", "risk", "margin", "base"];

    /// <remarks>An input may be called risk: its contribution is told apart.</remarks>
    public static CsvFile Begin(string path, IEnumerable<string> features) => new(path, Own.Concat(features.Select(feature => $"contribution:{feature}")));

    public static void Write(CsvFile file, ContributionTable table, int[] rows, Func<int, string> idOf, double[] risks)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            file.Writer.Write(CsvFile.Quoted(idOf(rows[i])));
            Write(file.Writer, risks[rows[i]]);
            Write(file.Writer, table.Margins[i]);
            Write(file.Writer, table.BaseValue);
            foreach (var column in table.Columns) Write(file.Writer, column[i]);
            file.Writer.WriteLine();
        }
    }

    private static void Write(TextWriter writer, double number)
    {
        writer.Write(',');
        writer.Write(number.ToString("R", CultureInfo.InvariantCulture));
    }
}
