using System.Numerics;
using System.Runtime.Intrinsics;

namespace Tabib.Ingest.Vcf;

/// <summary>Finds the tabs of a line.</summary>
internal static class TabScan
{
    /// <summary>Places of the first tabs, in order.</summary>
    /// <returns>How many were found: at most the length of <paramref name="places"/>.</returns>
    public static int Find(ReadOnlySpan<byte> line, Span<int> places)
    {
        var (count, at) = (0, 0);
        if (places.IsEmpty) return 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var tab = Vector256.Create((byte)'\t');
            for (; at <= line.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
            {
                var found = Vector256.Equals(Vector256.Create(line.Slice(at, Vector256<byte>.Count)), tab).ExtractMostSignificantBits();
                while (found != 0)
                {
                    places[count++] = at + BitOperations.TrailingZeroCount(found);
                    if (count == places.Length) return count;
                    found &= found - 1;
                }
            }
        }

        for (; at < line.Length; at++)
        {
            if (line[at] != '\t') continue;
            places[count++] = at;
            if (count == places.Length) break;
        }

        return count;
    }
}
