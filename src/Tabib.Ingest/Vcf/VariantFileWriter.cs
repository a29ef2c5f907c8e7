using System.Collections.Concurrent;
using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>Writes VCF, VCF in BGZF, or BCF, and the index beside it. The file appears under its name when <see cref="Complete"/> was called, and not before.</summary>
public sealed class VariantFileWriter : IDisposable
{
    private const int BlockBytes = 1 << 20;
    private const string TemporaryEnd = ".partial";

    private readonly VariantWriterOptions _options;
    private readonly string _path;
    private readonly string? _temporary;
    private readonly Stream _file;
    private readonly BgzfWriter? _bgzf;
    private readonly VariantIndexBuilder? _index;
    private readonly VariantOutputBlock _own;
    private readonly ConcurrentBag<VariantOutputBlock> _free = [];
    private bool _isComplete;

    private VariantFileWriter(string path, VcfHeader header, VariantWriterOptions options)
    {
        (_path, Header, _options) = (path, header, options);
        if (path == InputDiscovery.StandardInput)
        {
            _file = Console.OpenStandardOutput();
        }
        else
        {
            _temporary = path + TemporaryEnd;
            _file = Create(_temporary, path);
        }

        if (options.Format != VariantFileFormat.Vcf) _bgzf = new BgzfWriter(_file, options.Level, options.Threads);
        if (_bgzf is not null && options.WriteIndex && _temporary is not null) _index = new VariantIndexBuilder(header, SchemeOf(header), options.Format == VariantFileFormat.VcfGz);
        _own = NewBlock();
        WriteHeader();
    }

    public VcfHeader Header { get; }

    /// <summary>Records written so far.</summary>
    public long RecordCount { get; private set; }

    /// <param name="path">"-" for standard output.</param>
    /// <exception cref="ProblemException">VCF033: the file cannot be written.</exception>
    public static VariantFileWriter Create(string path, VcfHeader header, VariantWriterOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(options);
        return new VariantFileWriter(path, header, options);
    }

    /// <summary>The format that the end of a name stands for; null where it stands for none.</summary>
    public static VariantFileFormat? FormatOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.EndsWith(".vcf.gz", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".vcf.bgz", StringComparison.OrdinalIgnoreCase)) return VariantFileFormat.VcfGz;
        if (path.EndsWith(".bcf", StringComparison.OrdinalIgnoreCase)) return VariantFileFormat.Bcf;
        return path.EndsWith(".vcf", StringComparison.OrdinalIgnoreCase) ? VariantFileFormat.Vcf : null;
    }

    /// <summary>Room for records that another thread formats, which belongs to the caller until it is appended.</summary>
    public VariantOutputBlock NewBlock() => _free.TryTake(out var block) ? block : new VariantOutputBlock(Header, _options.Format == VariantFileFormat.Bcf, _index is not null);

    /// <exception cref="ProblemException">BCF005 to BCF007: the record cannot be said in BCF.</exception>
    public void Write(VcfRecord record)
    {
        _own.Add(record);
        if (_own.Bytes.Length >= BlockBytes) WriteOut(_own);
    }

    /// <summary>Appends the records of a block; call it in the order of the blocks. The block is the writer's again and must not be used any more.</summary>
    public void Append(VariantOutputBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (_own.RecordCount > 0) WriteOut(_own);
        WriteOut(block);
        _free.Add(block);
    }

    private void WriteOut(VariantOutputBlock block)
    {
        if (_index is not null)
        {
            var at = _bgzf!.Position;
            foreach (var entry in block.Entries) _index.Add(entry.Contig, entry.Start, entry.End, at + entry.From, at + entry.To);
        }

        Out.Write(block.Bytes.Written);
        RecordCount += block.RecordCount;
        block.Clear();
    }

    /// <summary>Finishes the file and its index, and gives them their names.</summary>
    /// <returns>Why no index was written though one was asked for; else null.</returns>
    public Problem? Complete()
    {
        if (_own.RecordCount > 0) WriteOut(_own);
        _bgzf?.Complete();
        var problem = _index?.Obstacle is { } obstacle
            ? new Problem("TBX003", ProblemSeverity.Warning, $"No index was written: {obstacle}.", new ProblemLocation(_path), "Sort the file (bcftools sort), and write it again.")
            : null;
        var index = _index is not null && problem is null ? WriteIndex() : null;
        _file.Flush();
        _file.Dispose();
        _isComplete = true;
        if (_temporary is null) return problem;
        foreach (var old in (ReadOnlySpan<string>)[".tbi", ".csi"]) File.Delete(_path + old);
        File.Move(_temporary, _path, overwrite: true);
        if (index is not null) File.Move(index, index[..^TemporaryEnd.Length], overwrite: true);
        return problem;
    }

    /// <summary>What was not completed is taken away.</summary>
    public void Dispose()
    {
        _bgzf?.Dispose();
        if (_isComplete) return;
        _file.Dispose();
        if (_temporary is not null) File.Delete(_temporary);
    }

    private Stream Out => _bgzf is null ? _file : _bgzf;

    private static FileStream Create(string temporary, string path)
    {
        try
        {
            return new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new Problem("VCF033", ProblemSeverity.Fatal, "The file cannot be written.", new ProblemLocation(path), "Check that its folder is there and may be written to."), ProblemKind.InputOutput, fault);
        }
    }


    private void WriteHeader()
    {
        var text = Encoding.UTF8.GetBytes(_options.Format == VariantFileFormat.Bcf ? Header.ToBcfText() : Header.ToText());
        if (_options.Format == VariantFileFormat.Bcf)
        {
            var start = new ByteBuffer();
            start.Append("BCF\u0002\u0002"u8);
            start.AppendInt32(text.Length + 1);
            Out.Write(start.Written);
        }

        Out.Write(text);
        if (_options.Format == VariantFileFormat.Bcf) Out.WriteByte(0);
    }

    /// <summary>That of tabix where it holds the longest chromosome, else one level more.</summary>
    private static BinScheme SchemeOf(VcfHeader header)
    {
        var longest = header.Contigs.Select(contig => contig.Length).DefaultIfEmpty(-1).Max();
        return longest > BinScheme.Tabix.Capacity ? BinScheme.Tabix with { Depth = BinScheme.Tabix.Depth + 1 } : BinScheme.Tabix;
    }

    private string WriteIndex()
    {
        var index = _index!.Build(_bgzf!.OffsetOf);
        var isText = _options.Format == VariantFileFormat.VcfGz;
        var isTabix = isText && index.Scheme == BinScheme.Tabix;
        var path = _path + (isTabix ? ".tbi" : ".csi") + TemporaryEnd;
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        using var bgzf = new BgzfWriter(file, _options.Level, 1);
        bgzf.Write(VariantIndexFile.Format(index, isTabix, isText).Written);
        bgzf.Complete();
        return path;
    }
}
