using System.Runtime.InteropServices;

namespace Tabib.Ingest.Vcf;

/// <summary>Records on their way to a file: formatted by one thread, appended to the file in order. Made by <see cref="VariantFileWriter.NewBlock"/>.</summary>
public sealed class VariantOutputBlock
{
    private readonly BcfEncoder? _encoder;
    private readonly List<Entry> _entries = [];
    private readonly bool _isIndexed;
    private readonly VcfHeader _header;
    private VcfRecord? _line;
    private byte[] _contig = [];

    internal VariantOutputBlock(VcfHeader header, bool isBcf, bool isIndexed)
    {
        _header = header;
        _isIndexed = isIndexed;
        if (isBcf) _encoder = new BcfEncoder(header);
    }

    public int RecordCount { get; private set; }

    internal ByteBuffer Bytes { get; } = new();

    internal IReadOnlyList<Entry> Entries => _entries;

    /// <exception cref="Tabib.Core.Outcomes.ProblemException">BCF005 to BCF007: the record cannot be said in BCF.</exception>
    public void Add(VcfRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var start = Bytes.Length;
        if (_encoder is not null) _encoder.Append(record, Bytes);
        else record.AppendTo(Bytes);
        RecordCount++;
        if (!_isIndexed) return;
        var name = record.Chrom;
        if (!name.SequenceEqual(_contig)) _contig = name.ToArray();

        _entries.Add(new Entry(_contig, record.Start, record.End, start, Bytes.Length));
    }

    /// <summary>Adds a record as a line of text without its end.</summary>
    /// <exception cref="ArgumentException">The line is no record.</exception>
    /// <exception cref="Tabib.Core.Outcomes.ProblemException">BCF005 to BCF007: the record cannot be said in BCF.</exception>
    public void AddLine(ByteBuffer line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _ = MemoryMarshal.TryGetArray(line.WrittenMemory, out var bytes);
        var record = _line ??= new VcfRecord(_header);
        if (bytes.Array is null || record.Load(bytes.Array, bytes.Offset, bytes.Count) != VcfFault.None) throw new ArgumentException("The line is no record.", nameof(line));
        Add(record);
    }

    internal void Clear()
    {
        Bytes.Clear();
        _entries.Clear();
        RecordCount = 0;
    }

    /// <summary>Where a record lies, on its chromosome and in the block.</summary>
    internal readonly record struct Entry(byte[] Contig, int Start, int End, int From, int To);
}
