using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tabib.Core.Kernels;

/// <summary>Counting in bytes as files have them.</summary>
public static partial class GenotypeCounting
{
    /// <summary>Of the first codes in bytes of four, lowest first, wherever they lie; what follows does not count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static GenotypeCounts Count(ReadOnlySpan<byte> packed, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, packed.Length * 4L);
        var whole = count / 32;
        var words = MemoryMarshal.Cast<byte, ulong>(packed[..(whole * sizeof(ulong))]);
        var counts = Count(words, whole * 32);
        if (count % 32 == 0) return counts;
        Span<byte> last = stackalloc byte[sizeof(ulong)];
        last.Clear();
        packed[(whole * sizeof(ulong))..((count + 3) / 4)].CopyTo(last);
        var rest = SumsScalar([MemoryMarshal.Read<ulong>(last) & ((1UL << (count % 32 * 2)) - 1)], []).Of(count % 32);
        return new GenotypeCounts(counts.None + rest.None, counts.One + rest.One, counts.Two + rest.Two, counts.Missing + rest.Missing);
    }
}
