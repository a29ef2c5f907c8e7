using System.Buffers.Binary;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Vcf.Rules;

namespace Tabib.Ingest.Vcf;

/// <summary>Reads VCF and BCF, plain, gzip or BGZF: the header, then the records in their order, one by one or in blocks for several threads.</summary>
public sealed class VariantFileReader : IDisposable
{
    private const int LargestBcfHeader = 64 << 20;

    private readonly ByteBatchSource _source;
    private readonly ByteBuffer _carry = new();
    private VariantBlock? _current;
    private readonly BgzfBatchSource? _bgzf;
    private long _restFrom;
    private long _blocks;
    private long _nextLine = 1;
    private bool _atEnd;
    private readonly RegionWalk? _walk;
    private readonly RuleReport _report;
    private readonly SequenceRules? _sequence;

    private VariantFileReader(ByteBatchSource source, string path, string name, VariantFileOptions options)
    {
        (_source, _bgzf, Name, Options) = (source, source as BgzfBatchSource, name, options);
        _report = new RuleReport(name, options.Validation, options.Report);
        Header = ReadHeader();
        if (options.Validation != VcfValidation.Structure)
        {
            CheckHeader();
            _sequence = new SequenceRules(Header);
        }

        if (options.Regions.Count == 0) return;
        _walk = new RegionWalk(source, path, name, Header, options.Regions);
        _carry.Clear();
        _nextLine = 0;
        _atEnd = !_walk.MoveNext();
    }

    public VcfHeader Header { get; }

    /// <summary>Whether the records are in the binary form.</summary>
    public bool IsBcf { get; private set; }

    internal string Name { get; }

    internal VariantFileOptions Options { get; }

    /// <exception cref="ProblemException">INP001, INP003, INP005: the file cannot be read; TBX001, TBX002, TBX005: regions cannot be read from it; VCF001 to VCF009, BCF001, BCF002: its header cannot be used.</exception>
    public static VariantFileReader Open(string path, VariantFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new VariantFileOptions();
        var name = options.Name ?? path;
        return Open(ByteBatchSource.Open(new InputFile(path, name, InputFormat.Vcf, "", 0), options.Threads, options.Report), path, name, options);
    }

    /// <returns>The path of the index beside a file; null where there is none.</returns>
    public static string? IndexBeside(string path) => VariantIndexFile.ExtensionBeside(path) is { } extension ? path + extension : null;

    internal static VariantFileReader Open(ByteBatchSource source, string path, string name, VariantFileOptions options)
    {
        try
        {
            return new VariantFileReader(source, path, name, options);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Moves the record to the next one of the file.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="ProblemException">The file is damaged; in strict reading also the first problem of a record.</exception>
    public bool Read(VcfRecord record)
    {
        while (true)
        {
            if (_current is { } block)
            {
                var reported = block.Problems.Count;
                var found = block.Read(record);
                for (; reported < block.Problems.Count; reported++) Options.Report?.Invoke(block.Problems[reported]);
                if (found)
                {
                    _sequence?.Check(record, _report);
                    return true;
                }

                block.Dispose();
            }

            _current = ReadBlock();
            if (_current is null) return false;
        }
    }

    /// <summary>The next run of whole records, about a megabyte.</summary>
    /// <returns>Null at the end.</returns>
    /// <exception cref="ProblemException">The file is damaged, or a record is longer than the options allow.</exception>
    public VariantBlock? ReadBlock()
    {
        while (!_atEnd)
        {
            var from = _bgzf?.NextOffset ?? 0;
            var batch = _source.Next();
            if (batch is null)
            {
                if (_walk is not null && _carry.Length == 0 && _walk.MoveNext()) continue;
                _atEnd = true;
                if (_carry.Length == 0) return null;
                if (_walk is not null) throw new ProblemException(new Problem("TBX004", ProblemSeverity.Fatal, "The index points into the middle of a record.", new ProblemLocation(Name), "The file was changed after it was indexed: index it again."));
                if (IsBcf && EndOfRecords(_carry.Written, 0) < _carry.Length) throw new ProblemException(new Problem("BCF004", ProblemSeverity.Fatal, "The file ends inside a record.", new ProblemLocation(Name, _nextLine), "It may be cut off: fetch it again."));
                if (!IsBcf) CheckEnd(_carry.Written);
                return Block(_carry.Written.ToArray(), 0, _carry.Length);
            }

            var carried = _carry.Length;
            var (bytes, start, stop) = Join(batch.Value);
            var end = IsBcf ? EndOfRecords(bytes.AsSpan(0, stop), start) : EndOfLines(bytes.AsSpan(0, stop), start);
            _carry.Clear();
            _carry.Append(bytes.AsSpan(end, stop - end));
            if (_carry.Length > Options.LongestRecord) throw TooLong();
            if (end - start >= carried) _restFrom = from;
            if (end > start) return Block(bytes, start, end);
            Recycle(bytes);
        }

        return null;
    }

    /// <summary>The blocks that are left, in order, for <see cref="Tabib.Core.Scheduling.OrderedWork{TItem, TResult}"/>.</summary>
    public IEnumerable<VariantBlock> Blocks()
    {
        while (ReadBlock() is { } block) yield return block;
    }

    /// <summary>Goes on behind a block of an earlier reading of the same file, without reading what lies before: the blocks that follow are those that followed then.</summary>
    /// <exception cref="ProblemException">The file ends before the place, or is damaged there.</exception>
    public void GoTo(VariantFilePlace place)
    {
        if (_bgzf is null || _walk is not null) throw new InvalidOperationException("Only a BGZF file that is read as a whole has places.");
        _carry.Clear();
        _bgzf.Seek(new VirtualOffset(place.RestFrom, 0), new VirtualOffset(place.Next, 0));
        while (_bgzf.Next() is { } batch)
        {
            _carry.Append(batch.Bytes);
            Recycle(batch.Array);
        }

        if (_carry.Length < place.RestLength) throw new ProblemException(new Problem("BGZ005", ProblemSeverity.Fatal, "The file ends before the place to go on from.", new ProblemLocation(Name), "It was changed: begin anew."));
        _carry.Replace(0, _carry.Length - place.RestLength, default);
        _bgzf.Seek(new VirtualOffset(place.Next, 0), new VirtualOffset(ulong.MaxValue));
        (_restFrom, _nextLine, _blocks, _atEnd) = (place.RestFrom, place.Line, place.Blocks, false);
    }

    public void Dispose()
    {
        _current?.Dispose();
        _source.Dispose();
    }

    internal void Recycle(byte[] bytes) => _source.Recycle(bytes);

    private VariantBlock Block(byte[] bytes, int start, int end)
    {
        if (_walk is not null) return new VariantBlock(this, bytes, start, end, _blocks++, _nextLine, _walk.Region, null);
        var (index, line) = (_blocks++, _nextLine);
        _nextLine += IsBcf ? CountRecords(bytes.AsSpan(start, end - start)) : bytes.AsSpan(start, end - start).Count((byte)'\n');
        VariantFilePlace? behind = _bgzf is null || _atEnd ? null : new VariantFilePlace(_restFrom, _bgzf.NextOffset, _carry.Length, _nextLine, _blocks);
        return new VariantBlock(this, bytes, start, end, index, line, null, behind);
    }

    /// <summary>Puts what the batch before left over in front of the new bytes.</summary>
    private ByteBatch Join(ByteBatch batch)
    {
        if (_carry.Length <= batch.Start)
        {
            _carry.Written.CopyTo(batch.Array.AsSpan(batch.Start - _carry.Length));
            return batch with { Start = batch.Start - _carry.Length };
        }

        var bytes = new byte[_carry.Length + batch.Bytes.Length];
        _carry.Written.CopyTo(bytes);
        batch.Bytes.CopyTo(bytes.AsSpan(_carry.Length));
        Recycle(batch.Array);
        return new ByteBatch(bytes, 0, bytes.Length);
    }

    private static int EndOfLines(ReadOnlySpan<byte> bytes, int start) => bytes[start..].LastIndexOf((byte)'\n') is >= 0 and var last ? start + last + 1 : start;

    private int EndOfRecords(ReadOnlySpan<byte> bytes, int start)
    {
        while (bytes.Length - start >= 8)
        {
            var length = 8L + BinaryPrimitives.ReadUInt32LittleEndian(bytes[start..]) + BinaryPrimitives.ReadUInt32LittleEndian(bytes[(start + 4)..]);
            if (length > Options.LongestRecord) throw TooLong();
            if (length > bytes.Length - start) break;
            start += (int)length;
        }

        return start;
    }

    private static int CountRecords(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        for (; bytes.Length > 0; count++) bytes = bytes[(8 + (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes) + (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]))..];
        return count;
    }

    private VcfHeader ReadHeader()
    {
        using var parser = new VcfHeaderParser(Name, Options.Validation == VcfValidation.Strict ? null : Options.Report ?? (_ => { }));
        Fill(5);
        var read = 0;
        if (_carry.Written.StartsWith("BCF"u8)) read = ReadBcfHeader(parser);
        else
        {
            while (!parser.IsComplete && LineEnd(read) is >= 0 and var end)
            {
                if (end == read) break;
                parser.Add(_carry.Written[read..end]);
                read = end;
            }
        }

        var header = parser.Finish();
        if (!IsBcf)
        {
            _nextLine = parser.LineCount + 1;
            CheckEnd(_carry.Written[..read], header);
        }

        _carry.Replace(0, read, default);
        return header;
    }

    private void CheckHeader()
    {
        var rules = new VcfHeaderRules(VcfVersion.Of(Header));
        for (var i = 0; i < Header.Lines.Count; i++)
        {
            if (rules.Check(Header.Lines[i]) is { } fault) _report.Add("VCF042", fault, i + 1, null);
        }

        if (Header.HasFormat && Header.Samples.Count == 0) _report.Add("VCF043", "There is a FORMAT column, and no sample.", Header.Lines.Count + 1, "FORMAT");
    }

    /// <summary>Text ends with the end of a line; from 4.4 on that is no longer asked.</summary>
    private void CheckEnd(ReadOnlySpan<byte> text, VcfHeader? header = null)
    {
        if (Options.Validation == VcfValidation.Structure || text.IsEmpty || text[^1] == '\n') return;
        _report.Add("VCF044", "The last line has no end.", _nextLine + text.Count((byte)'\n'), null, isAdvice: VcfVersion.Of(header ?? Header) >= 44);
    }

    private int ReadBcfHeader(VcfHeaderParser parser)
    {
        IsBcf = true;
        Fill(9);
        var start = _carry.Written;
        if (start.Length < 9 || start[3] != 2 || start[4] is not (1 or 2)) throw new ProblemException(new Problem("BCF001", ProblemSeverity.Fatal, "The BCF is of a version that is not read.", new ProblemLocation(Name), "Versions 2.1 and 2.2 are; bcftools converts others."));
        var length = BinaryPrimitives.ReadUInt32LittleEndian(start[5..]);
        if (length > LargestBcfHeader || !Fill(9 + (int)length)) throw new ProblemException(new Problem("BCF002", ProblemSeverity.Fatal, "The header is cut off, or longer than any header.", new ProblemLocation(Name)));
        var text = _carry.Written.Slice(9, (int)length);
        if (text.IndexOf((byte)0) is >= 0 and var nul) text = text[..nul];
        while (!parser.IsComplete && !text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n') + 1;
            if (end == 0) end = text.Length;
            parser.Add(text[..end]);
            text = text[end..];
        }

        return 9 + (int)length;
    }

    /// <returns>Index behind the end of the line that begins at a place; the end of the file ends it too.</returns>
    private int LineEnd(int start)
    {
        var searched = start;
        while (true)
        {
            var end = _carry.Written[searched..].IndexOf((byte)'\n');
            if (end >= 0) return searched + end + 1;
            searched = _carry.Length;
            if (searched - start > VcfHeaderParser.LongestLine || !Fill(searched + 1)) return _carry.Length;
        }
    }

    /// <summary>Reads until there are so many bytes.</summary>
    private bool Fill(int count)
    {
        while (_carry.Length < count && _source.Next() is { } batch)
        {
            _carry.Append(batch.Bytes);
            Recycle(batch.Array);
        }

        return _carry.Length >= count;
    }

    private ProblemException TooLong() => new(new Problem("VCF032", ProblemSeverity.Fatal, $"A record is longer than {Options.LongestRecord:N0} bytes.", new ProblemLocation(Name, _nextLine), "The file may be no VCF, or be damaged."));
}
