using System.Runtime.CompilerServices;

namespace Tabib.Core.Kernels;

/// <summary>The adder behind <see cref="BitColumnCounts"/>: a tree of carry-save adders over sixteen rows (Harley and Seal), its carries paired further up.</summary>
internal static class BitColumnCounter<TLanes, T>
    where TLanes : struct, IBitLanes<T>
    where T : struct
{
    private const int Block = 16;

    public static void Add(ref ulong rows, ReadOnlySpan<int> offsets, ref ulong slices)
    {
        for (var word = 0; word < BitColumnCounts.RowWords; word += TLanes.Words)
            AddColumns(ref Unsafe.Add(ref rows, word), offsets, ref Unsafe.Add(ref slices, word));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddColumns(ref ulong rows, ReadOnlySpan<int> offsets, ref ulong slices)
    {
        T ones = default, twos = default, fours = default, eights = default, sixteens = default, thirtyTwos = default, sixtyFours = default;
        T pending16 = default, pending32 = default, pending64 = default;
        var blocks = offsets.Length / Block;
        ref var offset = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(offsets);
        for (var block = 0; block < blocks; block++)
        {
            var twosA = Carry(ref ones, Row(ref rows, ref offset, 0), Row(ref rows, ref offset, 1));
            var twosB = Carry(ref ones, Row(ref rows, ref offset, 2), Row(ref rows, ref offset, 3));
            var foursA = Carry(ref twos, twosA, twosB);
            twosA = Carry(ref ones, Row(ref rows, ref offset, 4), Row(ref rows, ref offset, 5));
            twosB = Carry(ref ones, Row(ref rows, ref offset, 6), Row(ref rows, ref offset, 7));
            var foursB = Carry(ref twos, twosA, twosB);
            var eightsA = Carry(ref fours, foursA, foursB);
            twosA = Carry(ref ones, Row(ref rows, ref offset, 8), Row(ref rows, ref offset, 9));
            twosB = Carry(ref ones, Row(ref rows, ref offset, 10), Row(ref rows, ref offset, 11));
            foursA = Carry(ref twos, twosA, twosB);
            twosA = Carry(ref ones, Row(ref rows, ref offset, 12), Row(ref rows, ref offset, 13));
            twosB = Carry(ref ones, Row(ref rows, ref offset, 14), Row(ref rows, ref offset, 15));
            foursB = Carry(ref twos, twosA, twosB);
            var eightsB = Carry(ref fours, foursA, foursB);
            var carry = Carry(ref eights, eightsA, eightsB);
            offset = ref Unsafe.Add(ref offset, Block);
            if ((block & 1) == 0)
            {
                pending16 = carry;
                continue;
            }

            carry = Carry(ref sixteens, pending16, carry);
            pending16 = default;
            if ((block & 2) == 0)
            {
                pending32 = carry;
                continue;
            }

            carry = Carry(ref thirtyTwos, pending32, carry);
            pending32 = default;
            if ((block & 4) == 0)
            {
                pending64 = carry;
                continue;
            }

            carry = Carry(ref sixtyFours, pending64, carry);
            pending64 = default;
            Ripple(ref slices, 7, carry);
        }

        var rest = Carry(ref sixteens, pending16, default);
        rest = Carry(ref thirtyTwos, pending32, rest);
        Ripple(ref slices, 7, Carry(ref sixtyFours, pending64, rest));
        rest = Sum(ref slices, 0, ones, default);
        rest = Sum(ref slices, 1, twos, rest);
        rest = Sum(ref slices, 2, fours, rest);
        rest = Sum(ref slices, 3, eights, rest);
        rest = Sum(ref slices, 4, sixteens, rest);
        rest = Sum(ref slices, 5, thirtyTwos, rest);
        rest = Sum(ref slices, 6, sixtyFours, rest);
        Ripple(ref slices, 7, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Row(ref ulong rows, ref int offset, int number) => TLanes.Load(ref Unsafe.Add(ref rows, Unsafe.Add(ref offset, number)), 0);

    /// <summary>Full adder: the sum stays, the carry is returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Carry(ref T sum, T a, T b)
    {
        var carry = TLanes.Majority(sum, a, b);
        sum = TLanes.Xor(sum, a, b);
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sum(ref ulong slices, int plane, T value, T carry)
    {
        var sum = TLanes.Load(ref slices, plane * BitColumnCounts.RowWords);
        var next = Carry(ref sum, value, carry);
        TLanes.Store(sum, ref slices, plane * BitColumnCounts.RowWords);
        return next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Ripple(ref ulong slices, int plane, T carry)
    {
        for (; plane < BitColumnCounts.Planes && !TLanes.IsZero(carry); plane++)
        {
            var sum = TLanes.Load(ref slices, plane * BitColumnCounts.RowWords);
            TLanes.Store(TLanes.Xor(sum, carry), ref slices, plane * BitColumnCounts.RowWords);
            carry = TLanes.And(sum, carry);
        }
    }
}
