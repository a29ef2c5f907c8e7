using System.Text;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants;

/// <summary>Writes annotated records as a table: one row for each alternate allele and transcript.</summary>
public sealed class AnnotatedTable : AnnotatedOutput
{
    private const int FlushBytes = 1 << 20;
    private static readonly string[] Columns = ["CHROM", "POS", "ID", "REF", "ALT", "CONSEQUENCE", "GENE", "GENE_ID", "TRANSCRIPT", "BIOTYPE", "MANE", "PLACE", "HGVSC", "HGVSP", "NOTE", "HGVSG", "BCSQ"];

    private readonly Stream _stream;
    private readonly byte[][] _joined;
    private readonly ByteBuffer _rows = new();

    /// <param name="joined">Keys of the fields of other files.</param>
    public AnnotatedTable(Stream stream, IReadOnlyList<string> joined)
    {
        _stream = stream;
        _joined = [.. joined.Select(Encoding.UTF8.GetBytes)];
        _rows.Append(Encoding.UTF8.GetBytes(string.Join('\t', Columns.Concat(joined)) + "\n"));
    }

    public override void Write(VcfRecord record, ReadOnlySpan<byte> added)
    {
        ArgumentNullException.ThrowIfNull(record);
        var entries = Value(added, "TCSQ"u8);
        var (number, alternate) = (0, record.AlleleCount == 1 ? "."u8.ToArray() : record.Allele(1).ToArray());
        foreach (var range in entries.Split((byte)','))
        {
            var entry = entries[range];
            var allele = entry[..entry.IndexOf((byte)'|')];
            if (!allele.SequenceEqual(alternate) && number + 2 < record.AlleleCount) alternate = record.Allele(++number + 1).ToArray();
            AppendRow(record, added, entry, number);
        }

        if (_rows.Length >= FlushBytes) Flush();
    }

    public void Flush()
    {
        _stream.Write(_rows.Written);
        _rows.Clear();
    }

    private void AppendRow(VcfRecord record, ReadOnlySpan<byte> added, ReadOnlySpan<byte> entry, int allele)
    {
        _rows.Append(record.Chrom);
        _rows.Append((byte)'\t');
        _rows.AppendNumber(record.Position);
        Append(record.Id);
        Append(record.Ref);
        foreach (var range in entry.Split((byte)'|')) AppendPlain(entry[range]);
        Append(Part(Value(added, "HGVSG"u8), allele));
        Append(Value(added, "BCSQ"u8));
        foreach (var key in _joined)
        {
            var value = Value(added, key);
            if (record.AlleleCount > 2) AppendPlain(Part(value, allele));
            else Append(value);
        }

        _rows.Append((byte)'\n');
    }

    private void Append(ReadOnlySpan<byte> value)
    {
        _rows.Append((byte)'\t');
        _rows.Append(value);
    }

    /// <summary>Without the escapes that INFO needs.</summary>
    private void AppendPlain(ReadOnlySpan<byte> value)
    {
        if (!value.Contains((byte)'%')) Append(value);
        else Append(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(Encoding.UTF8.GetString(value)).Replace('\t', ' ').Replace('\n', ' ')));
    }

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> info, ReadOnlySpan<byte> key)
    {
        foreach (var range in info.Split((byte)';'))
        {
            var field = info[range];
            if (field.Length > key.Length && field[key.Length] == '=' && field.StartsWith(key)) return field[(key.Length + 1)..];
        }

        return default;
    }

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> values, int index)
    {
        for (; index > 0; index--) values = values.IndexOf((byte)',') is >= 0 and var comma ? values[(comma + 1)..] : default;
        return values.IndexOf((byte)',') is >= 0 and var end ? values[..end] : values;
    }
}
