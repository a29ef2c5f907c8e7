using System.Text;
using System.Text.Unicode;

namespace Tabib.Ingest.Tables;

/// <summary>The first line of a table: which character parts its fields, and what kind of table its names make.</summary>
internal static class TableHeader
{
    private const int LongestHeader = 1 << 14;

    private static readonly byte[] Delimiters = [(byte)',', (byte)';', (byte)'\t'];

    /// <summary>Comma, semicolon or tab: the one that the first line has most of outside quotes; comma where it has none.</summary>
    public static byte DelimiterOf(ReadOnlySpan<byte> text)
    {
        Span<int> counts = stackalloc int[Delimiters.Length];
        var isQuoted = false;
        foreach (var b in text)
        {
            if (b == '"') isQuoted = !isQuoted;
            if (isQuoted) continue;
            if (b is (byte)'\r' or (byte)'\n') break;
            var at = Delimiters.IndexOf(b);
            if (at >= 0) counts[at]++;
        }

        var most = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[most]) most = i;
        }

        return Delimiters[most];
    }

    /// <param name="start">The first kilobytes of a file.</param>
    /// <returns>The kind of table; null where the names mean nothing known, or where this is no table.</returns>
    public static TableKind? Judge(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("\uFEFF"u8)) start = start[3..];
        var end = start.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0 || end > LongestHeader || !Utf8.IsValid(start[..end])) return null;
        var line = Encoding.UTF8.GetString(start[..end]);
        return ColumnNames.Judge([.. line.Split((char)DelimiterOf(start)).Select(name => name.Trim().Trim('"'))]);
    }
}
