using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.Kernels;

/// <summary>Counting with vectors of 512 bits.</summary>
public static partial class GenotypeCounting
{
    /// <summary>Vectors whose two-bit fields add up in four bits: twice three.</summary>
    private const int Group512 = 6;

    /// <summary>Groups whose sums, of at most 24 each, fit a byte.</summary>
    private const int Flush512 = 10;

    internal static BitSums Sums512(ReadOnlySpan<ulong> packed, ReadOnlySpan<ulong> mask)
    {
        var words = MemoryMarshal.Cast<ulong, Vector512<ulong>>(packed);
        var masks = MemoryMarshal.Cast<ulong, Vector512<ulong>>(mask);
        var (lower, upper, both) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero);
        for (var at = 0; at < words.Length;)
        {
            var (lowerBytes, upperBytes, bothBytes) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero);
            for (var group = 0; group < Flush512 && at < words.Length; group++)
            {
                var (lowerNibbles, upperNibbles, bothNibbles) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero);
                for (var end = Math.Min(at + Group512, words.Length); at < end;)
                {
                    var (lowerPairs, upperPairs, bothPairs) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero);
                    for (var stop = Math.Min(at + (Group512 / 2), end); at < stop; at++)
                    {
                        var chosen = masks.IsEmpty ? Vector512.Create(Low) : masks[at];
                        var low = words[at] & chosen;
                        var high = (words[at] >>> 1) & chosen;
                        lowerPairs += low;
                        upperPairs += high;
                        bothPairs += low & high;
                    }

                    lowerNibbles += Widen512(lowerPairs, 2, 0x3333_3333_3333_3333);
                    upperNibbles += Widen512(upperPairs, 2, 0x3333_3333_3333_3333);
                    bothNibbles += Widen512(bothPairs, 2, 0x3333_3333_3333_3333);
                }

                lowerBytes += Widen512(lowerNibbles, 4, 0x0F0F_0F0F_0F0F_0F0F);
                upperBytes += Widen512(upperNibbles, 4, 0x0F0F_0F0F_0F0F_0F0F);
                bothBytes += Widen512(bothNibbles, 4, 0x0F0F_0F0F_0F0F_0F0F);
            }

            lower += SumOfBytes512(lowerBytes);
            upper += SumOfBytes512(upperBytes);
            both += SumOfBytes512(bothBytes);
        }

        var done = words.Length * Vector512<ulong>.Count;
        var sums = new BitSums((int)Vector512.Sum(lower), (int)Vector512.Sum(upper), (int)Vector512.Sum(both));
        return sums.Plus(SumsScalar(packed[done..], mask.IsEmpty ? mask : mask[done..]));
    }

    private static Vector512<ulong> Widen512(Vector512<ulong> fields, int width, ulong mask)
    {
        var keep = Vector512.Create(mask);
        return (fields & keep) + ((fields >>> width) & keep);
    }

    private static Vector512<ulong> SumOfBytes512(Vector512<ulong> bytes)
    {
        var sums = Widen512(bytes, 8, 0x00FF_00FF_00FF_00FF);
        sums = Widen512(sums, 16, 0x0000_FFFF_0000_FFFF);
        return Widen512(sums, 32, 0x0000_0000_FFFF_FFFF);
    }
}
