using System.Buffers.Binary;

namespace Tabib.Ingest;

/// <summary>Tells whether a gzip file came to its proper end, which the framework's decompressor does not: a file cut short would read as a shorter file.</summary>
/// <remarks>RFC 1952 section 2.3.1: the last four bytes are the length of the last member modulo 2^32. Where they are not the whole length, a further member must have been seen on the way.</remarks>
internal sealed class GzipEnd
{
    private const int HeaderLength = 10;
    private const int Carry = HeaderLength - 1;

    private readonly byte[] _recent = new byte[2 * Carry];
    private int _recentLength;
    private long _seen;
    private bool _furtherMember;

    public void Observe(ReadOnlySpan<byte> chunk)
    {
        if (chunk.IsEmpty) return;
        if (!_furtherMember)
        {
            Span<byte> seam = stackalloc byte[3 * Carry];
            _recent.AsSpan(0, _recentLength).CopyTo(seam);
            var head = Math.Min(Carry, chunk.Length);
            chunk[..head].CopyTo(seam[_recentLength..]);
            _furtherMember = HasHeader(seam[..(_recentLength + head)], skipFirst: _seen <= _recentLength) || HasHeader(chunk, skipFirst: _seen == 0);
        }

        _seen += chunk.Length;
        if (chunk.Length >= Carry)
        {
            chunk[^Carry..].CopyTo(_recent);
            _recentLength = Carry;
            return;
        }

        var keep = Math.Min(_recentLength, Carry - chunk.Length);
        _recent.AsSpan(_recentLength - keep, keep).CopyTo(_recent);
        chunk.CopyTo(_recent.AsSpan(keep));
        _recentLength = keep + chunk.Length;
    }

    /// <param name="produced">Decompressed bytes of the whole file.</param>
    public bool IsProper(long produced)
    {
        if (_recentLength < 4) return false;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(_recent.AsSpan(_recentLength - 4, 4));
        return length == (uint)produced || (_furtherMember && length < produced);
    }

    private static bool HasHeader(ReadOnlySpan<byte> bytes, bool skipFirst)
    {
        for (var from = skipFirst ? 1 : 0; from + HeaderLength <= bytes.Length;)
        {
            var at = bytes[from..].IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]);
            if (at < 0 || from + at + HeaderLength > bytes.Length) return false;
            var header = bytes.Slice(from + at, HeaderLength);
            if (header[3] < 0x20 && header[8] is 0 or 2 or 4 && header[9] is < 14 or 255) return true;
            from += at + 1;
        }

        return false;
    }
}
