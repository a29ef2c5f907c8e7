using Tabib.Core.Outcomes;

namespace Tabib.Ingest.PolygenicScores;

/// <summary>Lines of a weight file, as bytes without their ends.</summary>
internal sealed class WeightLines(Stream stream, string file) : IDisposable
{
    private const int LongestLine = 64 << 20;

    private readonly ByteWindow _window = new(stream, LongestLine);
    private int _consumed;

    public string File => file;

    /// <summary>1-based number of the line last read.</summary>
    public long Number { get; private set; }

    /// <returns>False at the end. The line is valid until the next call.</returns>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        _window.Advance(_consumed);
        _consumed = 0;
        var bytes = _window.Bytes;
        var searched = 0;
        int end;
        while ((end = bytes[searched..].IndexOf((byte)'\n')) < 0)
        {
            searched = bytes.Length;
            if (!_window.Fill()) break;
            bytes = _window.Bytes;
        }

        if (end < 0 && !_window.AtEnd) throw Fault("PGS002", $"A line is longer than {LongestLine >> 20} MB.", null);
        line = end < 0 ? bytes : bytes[..(searched + end)];
        _consumed = end < 0 ? line.Length : line.Length + 1;
        if (_consumed == 0) return false;
        Number++;
        if (line.Length > 0 && line[^1] == '\r') line = line[..^1];
        return true;
    }

    public ProblemException Fault(string code, string message, string? hint) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(file, Math.Max(1, Number)), hint));

    public void Dispose() => _window.Dispose();
}
