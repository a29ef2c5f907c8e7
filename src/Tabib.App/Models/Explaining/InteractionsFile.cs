using System.Globalization;
using System.Text;
using Tabib.App.Tables;
using Tabib.Core.Tables;
using Tabib.Evidence.Explanation;

namespace Tabib.App.Models.Explaining;

/// <summary>interactions.csv: a row for each person and pair of inputs, both halves together; an input beside itself is what it adds alone. Pairs without any are left out.</summary>
internal sealed class InteractionsFile : IDisposable
{
    public const string Name = "interactions.csv";

    private readonly ResultFile _file;
    private readonly StreamWriter _writer;

    public InteractionsFile(string path)
    {
        _file = new ResultFile(path);
        _writer = new StreamWriter(_file.Stream, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        _writer.WriteLine("id,first,second,contribution");
    }

    public void Write(InteractionTable table, int[] rows, Func<int, string> idOf)
    {
        string[] names = [.. table.Features.Select(CsvText.Quoted)];
        for (var row = 0; row < rows.Length; row++)
        {
            var id = CsvText.Quoted(idOf(rows[row]));
            for (var i = 0; i < names.Length; i++)
            {
                for (var j = i; j < names.Length; j++)
                {
                    var amount = i == j ? table.Of(row, i, i) : table.Of(row, i, j) + table.Of(row, j, i);
                    if (amount != 0) _writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id},{names[i]},{names[j]},{amount:R}"));
                }
            }
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
}
