using System.Buffers.Binary;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Bgen;

/// <summary>Reads a .bgen of layout 1 or 2 from its beginning to its end, in blocks for several threads.</summary>
/// <remarks>BGEN specification 1.3 (Band and Marchini), "Variant data blocks".</remarks>
public sealed class BgenReader : IDisposable
{
    private const int LongestVariant = 1 << 30;
    private const int EnoughBytes = 1 << 20;
    private const int MostVariants = 1024;

    private readonly ByteWindow _window;
    private readonly string _file;
    private long _read;

    /// <exception cref="ProblemException">INP001, INP005: the file cannot be read; BGN001: it is no .bgen.</exception>
    public BgenReader(string path)
        : this(InputStreams.Open(new InputFile(path, path, InputFormat.Unknown, "", 0)), path)
    {
    }

    internal BgenReader(Stream stream, string file)
    {
        _file = file;
        _window = new ByteWindow(stream, LongestVariant);
        try
        {
            Header = BgenHeader.Read(_window, file);
        }
        catch
        {
            _window.Dispose();
            throw;
        }
    }

    /// <summary>As the header states.</summary>
    public long VariantCount => Header.VariantCount;

    public int SampleCount => Header.SampleCount;

    /// <summary>Null where the file has none; then a .sample file tells them.</summary>
    public IReadOnlyList<string>? SampleIds => Header.SampleIds;

    internal BgenHeader Header { get; }

    internal string File => _file;

    /// <summary>Fills the block with the next variants.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="ProblemException">BGN002: the file is cut off or longer than it states.</exception>
    public bool ReadBlock(BgenBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        block.Clear();
        block.First = _read;
        while (block.Count < MostVariants && block.Length < EnoughBytes && _read < VariantCount)
        {
            var length = LengthOfVariant();
            block.Add(_window.Bytes[..length]);
            _window.Advance(length);
            _read++;
        }

        if (_read == VariantCount && (_window.Bytes.Length > 0 || _window.Fill())) throw Fault("There are bytes behind the last variant.", "The header states fewer variants than there are.");
        return block.Count > 0;
    }

    public void Dispose() => _window.Dispose();

    /// <summary>Walks over the lengths of the next variant, which then lies whole in the window.</summary>
    private int LengthOfVariant()
    {
        var at = Header.Layout == 1 ? 4L : 0;
        for (var i = 0; i < 3; i++) at += 2 + UInt16(at);
        at += 4;
        var alleles = 2;
        if (Header.Layout == 2)
        {
            alleles = UInt16(at);
            at += 2;
        }

        for (var i = 0; i < alleles; i++) at += 4 + UInt32(at);
        at += Header.Layout == 1 && Header.Compression == 0 ? 6L * SampleCount : 4 + UInt32(at);
        Ensure(at);
        return (int)at;
    }

    private ushort UInt16(long at)
    {
        Ensure(at + 2);
        return BinaryPrimitives.ReadUInt16LittleEndian(_window.Bytes[(int)at..]);
    }

    private long UInt32(long at)
    {
        Ensure(at + 4);
        return BinaryPrimitives.ReadUInt32LittleEndian(_window.Bytes[(int)at..]);
    }

    private void Ensure(long length)
    {
        if (length > LongestVariant) throw Fault($"The variant states more than {LongestVariant >> 20:N0} MB.", null);
        while (_window.Bytes.Length < length)
            if (!_window.Fill()) throw Fault("The file ends inside the variant.", "It is cut off.");
    }

    private ProblemException Fault(string message, string? hint) => new(new Problem("BGN002", ProblemSeverity.Fatal, message, new ProblemLocation(_file, null, $"variant {_read + 1}"), hint));
}
