using System.Numerics;
using System.Runtime.Intrinsics;

namespace Tabib.Ingest.PolygenicScores;

/// <summary>Finds where the fields of a line end. A field that is not there ends, as an empty one, with the line.</summary>
internal static class WeightFields
{
    /// <returns>Number of fields found, at most the number of <paramref name="ends"/>.</returns>
    public static int SplitAtTabs(ReadOnlySpan<byte> line, Span<int> ends)
    {
        var (count, at) = (0, 0);
        if (Vector256.IsHardwareAccelerated)
        {
            var tab = Vector256.Create((byte)'\t');
            for (; at <= line.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
            {
                var found = Vector256.Equals(Vector256.Create(line.Slice(at, Vector256<byte>.Count)), tab).ExtractMostSignificantBits();
                for (; found != 0; found &= found - 1)
                {
                    ends[count++] = at + BitOperations.TrailingZeroCount(found);
                    if (count == ends.Length) return count;
                }
            }
        }

        for (; at < line.Length; at++)
        {
            if (line[at] != '\t') continue;
            ends[count++] = at;
            if (count == ends.Length) return count;
        }

        ends[count..].Fill(line.Length);
        return count + 1;
    }

    /// <summary>Any number of blanks is one separator.</summary>
    public static int SplitAtBlanks(ReadOnlySpan<byte> line, Span<int> ends)
    {
        var at = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            while (at < line.Length && line[at] == ' ') at++;
            if (at == line.Length)
            {
                ends[i..].Fill(line.Length);
                return i;
            }

            var length = line[at..].IndexOf((byte)' ');
            at = length < 0 ? line.Length : at + length;
            ends[i] = at;
        }

        return ends.Length;
    }
}
