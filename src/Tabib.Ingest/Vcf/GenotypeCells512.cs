using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Ingest.Vcf;

/// <summary>The path with 512-bit vectors of <see cref="GenotypeCells"/>: 16 samples a vector, one sample a lane.</summary>
internal static class GenotypeCells512
{
    private const int Lanes = 16;
    private const uint All = 0xFFFF;

    /// <param name="cells">Whole groups.</param>
    /// <returns>Groups before the first that deviates.</returns>
    public static int Pack(ReadOnlySpan<byte> cells, Span<ulong> packed, Span<uint> phased, Span<uint> swapped)
    {
        var groups = cells.Length / (GenotypeCells.Group * GenotypeCells.Width);
        ref var text = ref Unsafe.As<byte, uint>(ref MemoryMarshal.GetReference(cells));
        for (var group = 0; group < groups; group++)
        {
            var (low, high, signs, turned, sound) = (0u, 0u, 0u, 0u, All);
            for (var step = 0; step < GenotypeCells.Group / Lanes; step++)
            {
                var cell = Vector512.LoadUnsafe(ref text, (nuint)((group * GenotypeCells.Group) + (step * Lanes)));
                var missing = Vector512.Equals(cell & Vector512.Create(GenotypeCells.MissingMask), Vector512.Create(GenotypeCells.Missing));
                var called = Vector512.Equals(cell & Vector512.Create(GenotypeCells.CalledMask), Vector512.Create(GenotypeCells.Called));
                var sign = cell & Vector512.Create(GenotypeCells.SignMask);
                var isPhased = Vector512.Equals(sign, Vector512.Create(GenotypeCells.Phased));
                var isUnphased = Vector512.Equals(sign, Vector512.Create(GenotypeCells.Unphased));
                sound &= (uint)((missing | called) & (isPhased | isUnphased)).ExtractMostSignificantBits();

                // The last bit of 0 and of a point is 0, that of 1 is 1: moved to the top of its lane it is the allele.
                var first = (uint)Vector512.ShiftLeft(cell, 31).ExtractMostSignificantBits();
                var second = (uint)Vector512.ShiftLeft(cell, 15).ExtractMostSignificantBits();
                var unknown = (uint)missing.ExtractMostSignificantBits();
                turned |= (first & ~second) << (step * Lanes);
                low |= ((first ^ second) | unknown) << (step * Lanes);
                high |= ((first & second) | unknown) << (step * Lanes);
                signs |= (uint)isPhased.ExtractMostSignificantBits() << (step * Lanes);
            }

            if (sound != All) return group;
            packed[group] = GenotypeCells.Interleave(low, high);
            phased[group] = signs;
            swapped[group] = turned;
        }

        return groups;
    }
}
