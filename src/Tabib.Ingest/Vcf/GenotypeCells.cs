using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tabib.Core.Kernels;

namespace Tabib.Ingest.Vcf;

/// <summary>
/// The commonest form of genotypes: nothing but GT, diploid, alleles 0 and 1, so that each sample is four bytes, such as 0/1 and a tab.
/// Such a line becomes 2-bit codes (0 hom-ref, 1 het, 2 hom-alt, 3 missing) without a look at single samples.
/// </summary>
internal static class GenotypeCells
{
    /// <summary>Bytes of a sample with its tab.</summary>
    public const int Width = 4;

    /// <summary>Samples a step: one word of codes.</summary>
    public const int Group = 32;

    /// <summary>Byte 0 and 2 are 0 or 1, byte 3 a tab: a cell with these bits masked must be <see cref="Called"/>.</summary>
    public const uint CalledMask = 0xFF_FE_00_FE;
    public const uint Called = 0x09_30_00_30;

    /// <summary>Byte 0 and 2 are points, byte 3 a tab.</summary>
    public const uint MissingMask = 0xFF_FF_00_FF;
    public const uint Missing = 0x09_2E_00_2E;

    public const uint SignMask = 0x00_00_FF_00;
    public const uint Unphased = 0x00_00_2F_00;
    public const uint Phased = 0x00_00_7C_00;

    public static bool TryPack(ReadOnlySpan<byte> samples, int count, Span<ulong> packed, Span<ulong> phased, Span<ulong> swapped) => TryPack(samples, count, packed, phased, swapped, Simd.Level);

    /// <param name="samples">All sample columns, parted by tabs.</param>
    /// <param name="packed">2-bit codes, 32 samples a word, lowest first; what lies beyond the last sample in its word is 0.</param>
    /// <param name="phased">One bit a sample: the alleles are parted by |.</param>
    /// <param name="swapped">One bit a sample: allele 1 stands before allele 0.</param>
    /// <returns>False where any sample deviates from the form; then the words hold nothing.</returns>
    internal static bool TryPack(ReadOnlySpan<byte> samples, int count, Span<ulong> packed, Span<ulong> phased, Span<ulong> swapped, SimdLevel level)
    {
        if (count == 0 || samples.Length != (Width * count) - 1) return false;
        var groups = (count - 1) / Group;
        var signs = MemoryMarshal.Cast<ulong, uint>(phased);
        var turns = MemoryMarshal.Cast<ulong, uint>(swapped);
        var done = level switch
        {
            SimdLevel.Vector512 => GenotypeCells512.Pack(samples[..(groups * Group * Width)], packed, signs, turns),
            SimdLevel.Vector256 => GenotypeCells256.Pack(samples[..(groups * Group * Width)], packed, signs, turns),
            _ => GenotypeCellsScalar.Pack(samples[..(groups * Group * Width)], packed, signs, turns),
        };
        if (done != groups) return false;

        // The last group may be short, and its last sample has no tab.
        Span<byte> last = stackalloc byte[Group * Width];
        var rest = samples[(groups * Group * Width)..];
        rest.CopyTo(last);
        last[rest.Length] = (byte)'\t';
        var (codes, bits, turned) = (0UL, 0u, 0u);
        for (var i = 0; i < count - (groups * Group); i++)
        {
            var cell = BinaryPrimitives.ReadUInt32LittleEndian(last[(i * Width)..]);
            if (!TryCode(cell, out var code, out var isPhased)) return false;
            codes |= (ulong)code << (2 * i);
            bits |= isPhased << i;
            turned |= (cell & 1 & ~(cell >> 16)) << i;
        }

        packed[groups] = codes;
        signs[groups] = bits;
        turns[groups] = turned;
        if ((groups & 1) == 0 && signs.Length > groups + 1) signs[groups + 1] = turns[groups + 1] = 0;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCode(uint cell, out uint code, out uint isPhased)
    {
        code = 3;
        var sign = cell & SignMask;
        isPhased = sign == Phased ? 1u : 0;
        if (sign is not (Unphased or Phased)) return false;
        if ((cell & MissingMask) == Missing) return true;
        code = (cell & 1) + ((cell >> 16) & 1);
        return (cell & CalledMask) == Called;
    }

    /// <summary>Bit i of the low word to bit 2i, bit i of the high word to bit 2i + 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Interleave(uint low, uint high) => Spread(low) | (Spread(high) << 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(ulong bits)
    {
        bits = (bits | (bits << 16)) & 0x0000_FFFF_0000_FFFF;
        bits = (bits | (bits << 8)) & 0x00FF_00FF_00FF_00FF;
        bits = (bits | (bits << 4)) & 0x0F0F_0F0F_0F0F_0F0F;
        bits = (bits | (bits << 2)) & 0x3333_3333_3333_3333;
        return (bits | (bits << 1)) & 0x5555_5555_5555_5555;
    }
}
