using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypeDot"/> with vectors of 256 bits.</summary>
internal static class GenotypeDotVector256
{
    private const int Words = 4;
    private const int Bits = 256;

    /// <summary>A line adds at most 8 to a byte.</summary>
    private const int LinesPerFlush = 31;

    private static Vector128<byte> Table => Vector128.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Product(ref ulong h1, ref ulong p1, ref ulong h2, ref ulong p2, int words)
    {
        Vector256<ulong> ones = default, twos = default, fours = default, eights = default, sums = default;
        var lines = words / Words;
        var line = 0;
        for (; line + 8 <= lines; line += 8)
        {
            var at = (nuint)(line * Words);
            var twosA = Line(ref ones, ref h1, ref p1, ref h2, ref p2, at);
            var twosB = Line(ref ones, ref h1, ref p1, ref h2, ref p2, at + Words);
            var foursA = Carry(ref twos, twosA, twosB);
            twosA = Line(ref ones, ref h1, ref p1, ref h2, ref p2, at + (2 * Words));
            twosB = Line(ref ones, ref h1, ref p1, ref h2, ref p2, at + (3 * Words));
            var foursB = Carry(ref twos, twosA, twosB);
            var eightsA = Carry(ref fours, foursA, foursB);
            twosA = Line(ref ones, ref h1, ref p1, ref h2, ref p2, at + (4 * Words));
            twosB = Line(ref ones, ref h1, ref p1, ref h2, ref p2, at + (5 * Words));
            foursA = Carry(ref twos, twosA, twosB);
            twosA = Line(ref ones, ref h1, ref p1, ref h2, ref p2, at + (6 * Words));
            twosB = Line(ref ones, ref h1, ref p1, ref h2, ref p2, at + (7 * Words));
            foursB = Carry(ref twos, twosA, twosB);
            var sixteens = Carry(ref eights, eightsA, Carry(ref fours, foursA, foursB));
            sums += SumOfBytes(CountBytes(sixteens)) << 4;
        }

        for (; line + 2 <= lines; line += 2)
        {
            var at = (nuint)(line * Words);
            var twosA = Line(ref ones, ref h1, ref p1, ref h2, ref p2, at);
            var carry = Carry(ref twos, twosA, Line(ref ones, ref h1, ref p1, ref h2, ref p2, at + Words));
            sums += SumOfBytes(CountBytes(carry)) << 2;
        }

        if (line < lines) sums += SumOfBytes(CountBytes(Line(ref ones, ref h1, ref p1, ref h2, ref p2, (nuint)(line * Words)))) << 1;

        // At most 8 + 16 + 32 + 64 a byte.
        var bytes = CountBytes(ones) + Twice(CountBytes(twos)) + Twice(Twice(CountBytes(fours) + Twice(CountBytes(eights))));
        sums += SumOfBytes(bytes);
        return (int)Vector256.Sum(sums) - (lines * Bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static GenotypeOverlap Overlap(ref ulong h1, ref ulong h2, int words)
    {
        ref var p1 = ref Unsafe.Add(ref h1, words);
        ref var p2 = ref Unsafe.Add(ref h2, words);
        ref var c1 = ref Unsafe.Add(ref p1, words);
        ref var c2 = ref Unsafe.Add(ref p2, words);
        Vector256<ulong> called = default, homozygous1 = default, positive1 = default, homozygous2 = default, positive2 = default;
        for (var word = 0; word < words;)
        {
            Vector256<byte> c = default, ha = default, pa = default, hb = default, pb = default;
            for (var end = Math.Min(words, word + (LinesPerFlush * Words)); word < end; word += Words)
            {
                var at = (nuint)word;
                var called1 = Vector256.LoadUnsafe(ref c1, at);
                var called2 = Vector256.LoadUnsafe(ref c2, at);
                c += CountBytes(called1 & called2);
                ha += CountBytes(Vector256.LoadUnsafe(ref h1, at) & called2);
                pa += CountBytes(Vector256.LoadUnsafe(ref p1, at) & called2);
                hb += CountBytes(Vector256.LoadUnsafe(ref h2, at) & called1);
                pb += CountBytes(Vector256.LoadUnsafe(ref p2, at) & called1);
            }

            called += SumOfBytes(c);
            homozygous1 += SumOfBytes(ha);
            positive1 += SumOfBytes(pa);
            homozygous2 += SumOfBytes(hb);
            positive2 += SumOfBytes(pb);
        }

        return new GenotypeOverlap((int)Vector256.Sum(called), (int)Vector256.Sum(homozygous1), (int)Vector256.Sum(positive1), (int)Vector256.Sum(homozygous2), (int)Vector256.Sum(positive2));
    }

    /// <summary>Adds "equal" and "not different" of one line; returns the carries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Line(ref Vector256<ulong> ones, ref ulong h1, ref ulong p1, ref ulong h2, ref ulong p2, nuint at)
    {
        var both = Vector256.LoadUnsafe(ref h1, at) & Vector256.LoadUnsafe(ref h2, at);
        var differ = Vector256.LoadUnsafe(ref p1, at) ^ Vector256.LoadUnsafe(ref p2, at);
        return Carry(ref ones, Vector256.AndNot(both, differ), ~(both & differ));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Carry(ref Vector256<ulong> sum, Vector256<ulong> a, Vector256<ulong> b)
    {
        var carry = BitLanes256.Majority(sum, a, b);
        sum = BitLanes256.Xor(sum, a, b);
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Twice(Vector256<byte> bytes) => bytes + bytes;

    /// <summary>Bits set in each byte: two look-ups of half a byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> CountBytes(Vector256<ulong> vector)
    {
        if (Avx2.IsSupported)
        {
            var table = Vector256.Create(Table, Table);
            var low = Vector256.Create((byte)0x0F);
            return Avx2.Shuffle(table, vector.AsByte() & low) + Avx2.Shuffle(table, (vector >>> 4).AsByte() & low);
        }

        var mask = Vector256.Create((byte)0x55).AsUInt64();
        vector -= (vector >>> 1) & mask;
        mask = Vector256.Create((byte)0x33).AsUInt64();
        vector = (vector & mask) + ((vector >>> 2) & mask);
        return ((vector + (vector >>> 4)) & Vector256.Create((byte)0x0F).AsUInt64()).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> SumOfBytes(Vector256<byte> bytes)
    {
        if (Avx2.IsSupported) return Avx2.SumAbsoluteDifferences(bytes, Vector256<byte>.Zero).AsUInt64();
        var sums = bytes.AsUInt64();
        sums = (sums & Vector256.Create(0x00FF_00FF_00FF_00FFUL)) + ((sums >>> 8) & Vector256.Create(0x00FF_00FF_00FF_00FFUL));
        sums = (sums & Vector256.Create(0x0000_FFFF_0000_FFFFUL)) + ((sums >>> 16) & Vector256.Create(0x0000_FFFF_0000_FFFFUL));
        return (sums & Vector256.Create(0x0000_0000_FFFF_FFFFUL)) + (sums >>> 32);
    }
}
