using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Tabib.Core.Kernels;

/// <summary>Moves bits to and from the places that a mask has: x86's PDEP and PEXT where the processor has them, the same by hand elsewhere.</summary>
public static class BitScatter
{
    private const ulong Even = 0x5555_5555_5555_5555;

    private static bool IsFast
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Bmi2.X64.IsSupported && Simd.Level > SimdLevel.Scalar;
    }

    /// <summary>The lowest bits of the value, one after the other, at the places where the mask has a bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Deposit(ulong value, ulong mask) => IsFast ? Bmi2.X64.ParallelBitDeposit(value, mask) : DepositByHand(value, mask);

    /// <summary>The bits of the value where the mask has one, closed up at the low end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Extract(ulong value, ulong mask) => IsFast ? Bmi2.X64.ParallelBitExtract(value, mask) : ExtractByHand(value, mask);

    /// <summary>Puts each bit of 32 at the even places of 64: a bit a sample becomes a two-bit code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Spread(uint bits) => IsFast ? Bmi2.X64.ParallelBitDeposit(bits, Even) : SpreadByHand(bits);

    /// <summary>The even bits of 64, closed up: the reverse of <see cref="Spread"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint CloseUp(ulong word) => IsFast ? (uint)Bmi2.X64.ParallelBitExtract(word, Even) : CloseUpByHand(word);

    internal static ulong DepositByHand(ulong value, ulong mask)
    {
        var result = 0UL;
        for (; mask != 0; mask &= mask - 1, value >>= 1) result |= (mask & (0 - mask)) & (0 - (value & 1));
        return result;
    }

    internal static ulong ExtractByHand(ulong value, ulong mask)
    {
        var result = 0UL;
        for (var place = 0; mask != 0; mask &= mask - 1, place++) result |= ((value >> BitOperations.TrailingZeroCount(mask)) & 1) << place;
        return result;
    }

    internal static ulong SpreadByHand(uint bits)
    {
        var x = (ulong)bits;
        x = (x | (x << 16)) & 0x0000_FFFF_0000_FFFF;
        x = (x | (x << 8)) & 0x00FF_00FF_00FF_00FF;
        x = (x | (x << 4)) & 0x0F0F_0F0F_0F0F_0F0F;
        x = (x | (x << 2)) & 0x3333_3333_3333_3333;
        return (x | (x << 1)) & Even;
    }

    internal static uint CloseUpByHand(ulong word)
    {
        var x = word & Even;
        x = (x | (x >> 1)) & 0x3333_3333_3333_3333;
        x = (x | (x >> 2)) & 0x0F0F_0F0F_0F0F_0F0F;
        x = (x | (x >> 4)) & 0x00FF_00FF_00FF_00FF;
        x = (x | (x >> 8)) & 0x0000_FFFF_0000_FFFF;
        return (uint)(x | (x >> 16));
    }
}
