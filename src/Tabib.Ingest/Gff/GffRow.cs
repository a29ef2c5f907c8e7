using System.Buffers.Text;
using System.Text;

namespace Tabib.Ingest.Gff;

/// <summary>The nine columns of a row of GFF3, looked at in place.</summary>
internal ref struct GffRow
{
    private const int Columns = 9;

    public ReadOnlySpan<byte> Contig;
    public ReadOnlySpan<byte> Type;
    public ReadOnlySpan<byte> Attributes;

    /// <summary>0-based, half-open.</summary>
    public int Start;
    public int End;
    public bool IsReverse;
    public int Phase;

    /// <returns>The code of what is wrong with the row; null where nothing is. GFF002: its place alone is wrong.</returns>
    public static string? Parse(ReadOnlySpan<byte> line, out GffRow row)
    {
        row = default;
        Span<Range> fields = stackalloc Range[Columns];
        if (Split(line, fields) != Columns) return "GFF001";
        row.Contig = line[fields[0]];
        row.Type = line[fields[2]];
        row.Attributes = line[fields[8]];
        if (row.Contig.IsEmpty || row.Type.IsEmpty) return "GFF001";
        var hasPlace = TryNumber(line[fields[3]], out var first) & TryNumber(line[fields[4]], out row.End) && first >= 1 && row.End >= first;
        row.Start = first - 1;
        var strand = line[fields[6]];
        var phase = line[fields[7]];
        if (strand is not [(byte)'+' or (byte)'-' or (byte)'.' or (byte)'?'] || phase is not [(byte)'.' or (byte)'0' or (byte)'1' or (byte)'2']) return "GFF003";
        row.IsReverse = strand[0] == '-';
        row.Phase = phase[0] == '.' ? -1 : phase[0] - '0';
        return hasPlace ? null : "GFF002";
    }

    /// <summary>The value of an attribute, with its escapes undone; null where the row has none.</summary>
    public readonly string? Attribute(ReadOnlySpan<byte> key)
    {
        foreach (var range in Attributes.Split((byte)';'))
        {
            var pair = Attributes[range].Trim((byte)' ');
            if (pair.Length > key.Length && pair[key.Length] == '=' && pair.StartsWith(key)) return Unescape(pair[(key.Length + 1)..]);
        }

        return null;
    }

    /// <summary>The last field takes the rest of the line: some programs write blanks of a description as tabs.</summary>
    private static int Split(ReadOnlySpan<byte> line, Span<Range> fields)
    {
        var (count, start) = (0, 0);
        while (count < fields.Length)
        {
            var tab = count + 1 < fields.Length ? line[start..].IndexOf((byte)'\t') : -1;
            fields[count++] = start..(tab < 0 ? line.Length : start + tab);
            if (tab < 0) break;
            start += tab + 1;
        }

        return count;
    }

    private static string Unescape(ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value);
        return text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, out int value) => Utf8Parser.TryParse(text, out value, out var used) && used == text.Length;
}
