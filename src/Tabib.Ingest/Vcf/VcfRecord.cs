using System.Runtime.CompilerServices;

namespace Tabib.Ingest.Vcf;

/// <summary>
/// One line of a VCF, or one record of a BCF, looked at in place: a view that is used again for the next record. Columns are the bytes of the text
/// (of a BCF: the text it stands for, made only when asked for). An edited column lies beside the line; what nobody edits is written as it came.
/// </summary>
public sealed partial class VcfRecord(VcfHeader header)
{
    private const int FixedColumns = 8;
    private const int FormatColumn = (int)VcfColumn.Format;
    private const int SamplesColumn = FormatColumn + 1;

    private readonly ColumnSlice[] _columns = new ColumnSlice[SamplesColumn + 1];
    private readonly ByteBuffer _edits = new();
    private byte[] _line = [];
    private int _lineStart;
    private int _lineLength;
    private int _position;
    private bool _isBcf;
    private int _pending;

    /// <summary>The header that the record's names and samples are of.</summary>
    public VcfHeader Header { get; } = header;

    /// <summary>1-based line of a VCF, or number of the record in a BCF, in its file.</summary>
    public long Line { get; set; }

    /// <summary>Name of the file for problems; null for a line that came from none.</summary>
    internal string? File { get; set; }

    /// <summary>Whether anything was set since the record was read.</summary>
    public bool IsEdited { get; private set; }

    public ReadOnlySpan<byte> Chrom => Column(VcfColumn.Chrom);

    /// <summary>POS as in the file: 1-based; 0 for a telomere.</summary>
    public int Position => _position;

    /// <summary>0-based position of the first base of the reference allele.</summary>
    public int Start => _position - 1;

    /// <summary>0-based position behind the last base: INFO/END where it is stated and lies behind the start, else the length of the reference allele.</summary>
    public int End => TryGetInfoInteger("END"u8, out var end) && end > Start && end <= int.MaxValue ? (int)end : (int)Math.Min(int.MaxValue, (long)Start + Ref.Length);

    public ReadOnlySpan<byte> Id => Column(VcfColumn.Id);

    public ReadOnlySpan<byte> Ref => Column(VcfColumn.Ref);

    /// <summary>The alternate alleles as they stand, parted by commas; "." for none.</summary>
    public ReadOnlySpan<byte> Alt => Column(VcfColumn.Alt);

    public ReadOnlySpan<byte> Qual => Column(VcfColumn.Qual);

    public ReadOnlySpan<byte> Filter => Column(VcfColumn.Filter);

    public ReadOnlySpan<byte> Info => Column(VcfColumn.Info);

    /// <summary>Empty where the record has no samples.</summary>
    public ReadOnlySpan<byte> Format => Column(VcfColumn.Format);

    /// <summary>Phred-scaled quality; null where it is missing or no number.</summary>
    public double? Quality => VcfNumberText.TryParseFloat(Qual, out var quality) ? quality : null;

    /// <summary>Reference and alternates.</summary>
    public int AlleleCount
    {
        get
        {
            var alt = Alt;
            return alt is [(byte)'.'] or [] ? 1 : alt.Count((byte)',') + 2;
        }
    }

    /// <summary>A column as it stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Column(VcfColumn column)
    {
        if (_pending != 0) Decode(column);
        return Of(_columns[(int)column]);
    }

    /// <param name="index">0 for the reference.</param>
    public ReadOnlySpan<byte> Allele(int index)
    {
        if (index == 0) return Ref;
        var rest = Alt;
        for (var i = 1; i < index; i++)
        {
            var comma = rest.IndexOf((byte)',');
            if (comma < 0) throw new ArgumentOutOfRangeException(nameof(index));
            rest = rest[(comma + 1)..];
        }

        return rest.IndexOf((byte)',') is >= 0 and var end ? rest[..end] : rest;
    }

    /// <summary>Whether FILTER is PASS.</summary>
    public bool IsPass => Filter.SequenceEqual("PASS"u8);

    /// <summary>Whether FILTER names a filter; "PASS" and "." are names too.</summary>
    public bool HasFilter(ReadOnlySpan<byte> name)
    {
        foreach (var range in Filter.Split((byte)';'))
        {
            if (Filter[range].SequenceEqual(name)) return true;
        }

        return false;
    }

    /// <summary>Looks at a line of text.</summary>
    /// <param name="length">Without the line's end.</param>
    /// <returns>What makes the line no record; then nothing of it may be asked for.</returns>
    internal VcfFault Load(byte[] bytes, int start, int length)
    {
        (_line, _lineStart, _lineLength) = (bytes, start, length);
        (_isBcf, _pending, IsEdited, _sampleColumns) = (false, 0, false, 0);
        _edits.Clear();
        Span<int> tabs = stackalloc int[SamplesColumn];
        var line = bytes.AsSpan(start, length);
        var count = TabScan.Find(line, tabs);
        if (count < FixedColumns - 1) return VcfFault.TooFewColumns;
        var from = 0;
        for (var i = 0; i < count; i++)
        {
            _columns[i] = new ColumnSlice(start + from, tabs[i] - from, false);
            from = tabs[i] + 1;
        }

        _columns[count] = new ColumnSlice(start + from, length - from, false);
        _hasSamples = count == SamplesColumn;
        for (var i = count + 1; i <= SamplesColumn; i++) _columns[i] = default;
        return VcfNumberText.TryParsePosition(Of(_columns[(int)VcfColumn.Pos]), out _position) ? VcfFault.None : VcfFault.NoPosition;
    }

    /// <summary>Looks at a line of text that did not come from a file; the bytes must stay as they are while the record is used.</summary>
    /// <param name="length">Without the line's end.</param>
    /// <returns>False where the line is no record: fewer than eight columns, or a position that is no number.</returns>
    public bool TryLoad(byte[] bytes, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, bytes.Length - start);
        return Load(bytes, start, length) == VcfFault.None;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Of(ColumnSlice slice) => slice.IsAside ? _edits.Slice(slice.Start, slice.Length) : _line.AsSpan(slice.Start, slice.Length);

    /// <summary>Where a column lies: in the line, or among the edits.</summary>
    private readonly record struct ColumnSlice(int Start, int Length, bool IsAside);
}
