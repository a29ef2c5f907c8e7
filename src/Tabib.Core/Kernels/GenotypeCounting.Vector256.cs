using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.Kernels;

/// <summary>Counting with vectors of 256 bits.</summary>
public static partial class GenotypeCounting
{
    /// <summary>Vectors whose two-bit fields add up in four bits: twice three.</summary>
    private const int Group256 = 6;

    /// <summary>Groups whose sums, of at most 24 each, fit a byte.</summary>
    private const int Flush256 = 10;

    internal static BitSums Sums256(ReadOnlySpan<ulong> packed, ReadOnlySpan<ulong> mask)
    {
        var words = MemoryMarshal.Cast<ulong, Vector256<ulong>>(packed);
        var masks = MemoryMarshal.Cast<ulong, Vector256<ulong>>(mask);
        var (lower, upper, both) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
        for (var at = 0; at < words.Length;)
        {
            var (lowerBytes, upperBytes, bothBytes) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
            for (var group = 0; group < Flush256 && at < words.Length; group++)
            {
                var (lowerNibbles, upperNibbles, bothNibbles) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
                for (var end = Math.Min(at + Group256, words.Length); at < end;)
                {
                    var (lowerPairs, upperPairs, bothPairs) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
                    for (var stop = Math.Min(at + (Group256 / 2), end); at < stop; at++)
                    {
                        var chosen = masks.IsEmpty ? Vector256.Create(Low) : masks[at];
                        var low = words[at] & chosen;
                        var high = (words[at] >>> 1) & chosen;
                        lowerPairs += low;
                        upperPairs += high;
                        bothPairs += low & high;
                    }

                    lowerNibbles += Widen256(lowerPairs, 2, 0x3333_3333_3333_3333);
                    upperNibbles += Widen256(upperPairs, 2, 0x3333_3333_3333_3333);
                    bothNibbles += Widen256(bothPairs, 2, 0x3333_3333_3333_3333);
                }

                lowerBytes += Widen256(lowerNibbles, 4, 0x0F0F_0F0F_0F0F_0F0F);
                upperBytes += Widen256(upperNibbles, 4, 0x0F0F_0F0F_0F0F_0F0F);
                bothBytes += Widen256(bothNibbles, 4, 0x0F0F_0F0F_0F0F_0F0F);
            }

            lower += SumOfBytes256(lowerBytes);
            upper += SumOfBytes256(upperBytes);
            both += SumOfBytes256(bothBytes);
        }

        var done = words.Length * Vector256<ulong>.Count;
        var sums = new BitSums((int)Vector256.Sum(lower), (int)Vector256.Sum(upper), (int)Vector256.Sum(both));
        return sums.Plus(SumsScalar(packed[done..], mask.IsEmpty ? mask : mask[done..]));
    }

    private static Vector256<ulong> Widen256(Vector256<ulong> fields, int width, ulong mask)
    {
        var keep = Vector256.Create(mask);
        return (fields & keep) + ((fields >>> width) & keep);
    }

    private static Vector256<ulong> SumOfBytes256(Vector256<ulong> bytes)
    {
        var sums = Widen256(bytes, 8, 0x00FF_00FF_00FF_00FF);
        sums = Widen256(sums, 16, 0x0000_FFFF_0000_FFFF);
        return Widen256(sums, 32, 0x0000_0000_FFFF_FFFF);
    }
}
