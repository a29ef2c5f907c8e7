using System.Runtime.CompilerServices;

namespace Tabib.Ingest.Plink;

/// <summary>Bytes of random places through a buffer: reads ahead, more and more of it, while one asks for what follows.</summary>
internal sealed class ByteRun(RandomBytes source)
{
    private const int LeastAhead = 1 << 14;
    private const int MostAhead = 1 << 19;

    /// <summary>Readable bytes behind what was asked for, so that words can be loaded across its end.</summary>
    public const int Slack = 8;

    private byte[] _buffer = [];
    private long _start;
    private int _length;
    private int _ahead = LeastAhead;

    /// <returns>Null-length only where asked; valid until the next call. False where the bytes end before.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(long offset, int length, out ReadOnlySpan<byte> bytes)
    {
        var inside = offset - _start;
        if (inside < 0 || inside > _length - length)
        {
            if (!TryLoad(offset, length, follows: inside >= 0 && inside <= _length))
            {
                bytes = default;
                return false;
            }

            inside = 0;
        }

        bytes = _buffer.AsSpan((int)inside, length);
        return true;
    }

    private bool TryLoad(long offset, int length, bool follows)
    {
        _ahead = follows ? Math.Min(_ahead * 2, MostAhead) : LeastAhead;
        if (offset < 0 || offset > source.Length - length) return false;
        var wanted = (int)Math.Min(Math.Max(length, _ahead), source.Length - offset);
        if (_buffer.Length < wanted + Slack) _buffer = new byte[Math.Max(wanted, Math.Min(_buffer.Length * 2, MostAhead)) + Slack];
        _length = 0;
        if (!source.TryRead(_buffer.AsSpan(0, wanted), offset)) return false;
        (_start, _length) = (offset, wanted);
        return true;
    }
}
