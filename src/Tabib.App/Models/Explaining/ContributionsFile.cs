using System.Globalization;
using System.Text;
using Tabib.App.Tables;
using Tabib.Core.Tables;
using Tabib.Evidence.Explanation;

namespace Tabib.App.Models.Explaining;

/// <summary>contributions.csv: of each person with a prediction the risk, the margin, the base value and what each input adds. It appears whole or not at all.</summary>
internal sealed class ContributionsFile : IDisposable
{
    public const string Name = "contributions.csv";

    private static readonly string[] Own = ["id", "risk", "margin", "base"];

    private readonly ResultFile _file;
    private readonly StreamWriter _writer;

    public ContributionsFile(string path, IReadOnlyList<string> features)
    {
        _file = new ResultFile(path);
        _writer = new StreamWriter(_file.Stream, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        // An input may be called risk: its contribution is told apart.
        _writer.WriteLine(string.Join(',', Own.Concat(features.Select(feature => $"contribution:{feature}")).Select(CsvText.Quoted)));
    }

    public void Write(ContributionTable table, int[] rows, Func<int, string> idOf, double[] risks)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            _writer.Write(CsvText.Quoted(idOf(rows[i])));
            Write(risks[rows[i]]);
            Write(table.Margins[i]);
            Write(table.BaseValue);
            foreach (var column in table.Columns) Write(column[i]);
            _writer.WriteLine();
        }
    }

    public void Commit()
    {
        _writer.Dispose();
        _file.Commit();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }

    private void Write(double number)
    {
        _writer.Write(',');
        _writer.Write(number.ToString("R", CultureInfo.InvariantCulture));
    }
}
