using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.Kernels;

/// <summary>The adder of <see cref="SampleCallCounts"/> with vectors of 256 bits, 128 samples each.</summary>
internal static class CarrySaveVector256
{
    /// <param name="rows">Two-bit codes of eight variants, one after the other.</param>
    /// <param name="planes">Counters: the lower bit of a sample's two counts heterozygous calls, the upper missing ones.</param>
    /// <param name="words">Of a row and of a plane.</param>
    public static void Add(ReadOnlySpan<ulong> rows, Span<ulong> planes, int words)
    {
        for (var at = 0; at < words; at += Vector256<ulong>.Count)
        {
            Vector256<ulong> ones = Load(planes, at), twos = Load(planes, words + at), fours = Load(planes, (2 * words) + at);
            var twosA = Sum(ref ones, Row(rows, at), Row(rows, words + at));
            var twosB = Sum(ref ones, Row(rows, (2 * words) + at), Row(rows, (3 * words) + at));
            var foursA = Sum(ref twos, twosA, twosB);
            twosA = Sum(ref ones, Row(rows, (4 * words) + at), Row(rows, (5 * words) + at));
            twosB = Sum(ref ones, Row(rows, (6 * words) + at), Row(rows, (7 * words) + at));
            var foursB = Sum(ref twos, twosA, twosB);
            var carry = Sum(ref fours, foursA, foursB);
            Store(ones, planes, at);
            Store(twos, planes, words + at);
            Store(fours, planes, (2 * words) + at);
            for (var plane = 3; plane < SampleCallCounts.Planes && carry != Vector256<ulong>.Zero; plane++)
            {
                var sum = Load(planes, (plane * words) + at);
                Store(sum ^ carry, planes, (plane * words) + at);
                carry &= sum;
            }
        }
    }

    /// <summary>1 where the code is 1, 2 where it is 3, of each sample's two bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Row(ReadOnlySpan<ulong> rows, int at)
    {
        var word = Load(rows, at);
        var low = word & Vector256.Create(0x5555_5555_5555_5555UL);
        var high = (word >>> 1) & low;
        return (low ^ high) | (high << 1);
    }

    /// <summary>Full adder: the sum stays, the carry is returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Sum(ref Vector256<ulong> sum, Vector256<ulong> a, Vector256<ulong> b)
    {
        var carry = (sum & a) | ((sum ^ a) & b);
        sum = sum ^ a ^ b;
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Load(ReadOnlySpan<ulong> words, int at) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(words), (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<ulong> value, Span<ulong> words, int at) => value.StoreUnsafe(ref MemoryMarshal.GetReference(words), (nuint)at);
}
