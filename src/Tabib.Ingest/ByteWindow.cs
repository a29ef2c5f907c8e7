namespace Tabib.Ingest;

/// <summary>The part of a stream that is being looked at. Grows to the largest single thing asked for, up to a limit.</summary>
internal sealed class ByteWindow(Stream stream, int maximum) : IDisposable
{
    private const int InitialSize = 1 << 18;

    private byte[] _buffer = new byte[InitialSize];
    private int _start;
    private int _end;

    public bool AtEnd { get; private set; }

    public long Consumed { get; private set; }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Drops bytes from the front.</summary>
    public void Advance(int count)
    {
        _start += count;
        Consumed += count;
        if (_start == _end) _start = _end = 0;
    }

    /// <summary>Reads more bytes behind those already there.</summary>
    /// <returns>False at the end of the stream, or where the window would pass its limit (then <see cref="AtEnd"/> is false).</returns>
    public bool Fill()
    {
        if (AtEnd) return false;
        if (_end == _buffer.Length && _start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= maximum) return false;
            Array.Resize(ref _buffer, (int)Math.Min((long)_buffer.Length * 2, maximum));
        }

        var count = stream.Read(_buffer.AsSpan(_end));
        AtEnd = count == 0;
        _end += count;
        return count > 0;
    }

    public void Dispose() => stream.Dispose();
}
