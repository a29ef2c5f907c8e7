using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Plink;

/// <summary>Lines of a text file of PLINK (bim, fam, pvar, psam), plain or compressed, as bytes without their ends.</summary>
internal sealed class PlinkTextLines : IDisposable
{
    private const int LongestLine = 256 << 20;

    private readonly ByteWindow _window;
    private int _consumed;
    private int _length;

    public PlinkTextLines(string path)
        : this(path, InputStreams.Open(new InputFile(path, path, InputFormat.Unknown, "", 0)))
    {
    }

    internal PlinkTextLines(string file, Stream stream)
    {
        File = file;
        _window = new ByteWindow(stream, LongestLine);
    }

    public string File { get; }

    /// <summary>1-based number of the line last read.</summary>
    public long Number { get; private set; }

    /// <summary>The line last read.</summary>
    public ReadOnlySpan<byte> Current => _window.Bytes[.._length];

    /// <returns>False at the end. The line is valid until the next call.</returns>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        _window.Advance(_consumed);
        _consumed = 0;
        int end;
        while ((end = _window.Bytes.IndexOf((byte)'\n')) < 0 && _window.Fill())
        {
        }

        if (end < 0 && !_window.AtEnd) throw Fault("PLK002", $"A line is longer than {LongestLine >> 20} MB.", null);
        line = end < 0 ? _window.Bytes : _window.Bytes[..end];
        _consumed = end < 0 ? line.Length : end + 1;
        if (_consumed == 0) return false;
        Number++;
        if (line.Length > 0 && line[^1] == '\r') line = line[..^1];
        _length = line.Length;
        return true;
    }

    public ProblemException Fault(string code, string message, string? hint) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(File, Math.Max(1, Number)), hint));

    public void Dispose() => _window.Dispose();
}
