using System.Text;
using Tabib.Core.Tables;

namespace Tabib.App.Tables;

/// <summary>A CSV file that is written row by row, and appears whole or not at all.</summary>
internal sealed class CsvFile : IDisposable
{
    private const int Buffer = 1 << 16;

    private readonly ResultFile _file;

    public CsvFile(string path, IEnumerable<string> header)
    {
        _file = new ResultFile(path);
        Writer = new StreamWriter(_file.Stream, new UTF8Encoding(false), Buffer) { NewLine = "\n" };
        WriteRow(header);
    }

    /// <summary>For fields that need no quotation marks.</summary>
    public TextWriter Writer { get; }

    public void WriteRow(IEnumerable<string> fields) => Writer.WriteLine(string.Join(',', fields.Select(Quoted)));

    /// <summary>In quotation marks where the field would be taken for more than one.</summary>
    public static string Quoted(string field) => field.AsSpan().ContainsAny(",\"\n\r") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    public void Commit()
    {
        Writer.Dispose();
        _file.Commit();
    }

    public void Dispose()
    {
        Writer.Dispose();
        _file.Dispose();
    }
}
