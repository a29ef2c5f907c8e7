using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Pharmacogenomics.Calls;

/// <summary>Lines of a stream of calls, one after the other, holding no more than a line.</summary>
/// <param name="longest">Bytes that a line may have.</param>
/// <param name="tooLong">What to throw for a longer one, by its number.</param>
internal sealed class CallLines(Stream stream, int longest, Func<int, ProblemException> tooLong)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _isOver;

    /// <summary>Of the line read last, 1-based.</summary>
    public int Number { get; private set; }

    /// <summary>To the next line that is not blank.</summary>
    /// <param name="line">Valid until the next call.</param>
    /// <returns>False at the end.</returns>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        while (NextOfAny(out line))
        {
            if (line.Trim(" \t\r"u8).Length > 0) return true;
        }

        return false;
    }

    private bool NextOfAny(out ReadOnlySpan<byte> line)
    {
        var searched = _start;
        while (true)
        {
            var end = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (end >= 0 || (_isOver && _end > _start))
            {
                var stop = end >= 0 ? searched + end : _end;
                line = _buffer.AsSpan(_start, stop - _start);
                _start = end >= 0 ? stop + 1 : stop;
                Number++;
                return true;
            }

            if (_isOver)
            {
                line = default;
                return false;
            }

            if (_end - _start >= longest) throw tooLong(Number + 1);
            searched = Fill();
        }
    }

    /// <returns>Where the new bytes begin.</returns>
    private int Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_end, _start) = (_end - _start, 0);
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var (from, read) = (_end, stream.Read(_buffer, _end, _buffer.Length - _end));
        _isOver = read == 0;
        _end += read;
        return from;
    }
}
