using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tabib.Core.Kernels;

/// <summary><see cref="BitList"/> with vectors of 512 bits: of 16 offsets those whose bit is set are pushed together.</summary>
internal static class BitListVector512
{
    private const int Lanes = 16;

    public static bool IsSupported => Avx512F.IsSupported;

    /// <param name="offsets">Has room for 16 more than are set.</param>
    /// <returns>Offsets written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Fill(ReadOnlySpan<ulong> bits, int firstOffset, Span<int> offsets)
    {
        ref var target = ref MemoryMarshal.GetReference(offsets);
        var lane = Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
        var step = Vector512.Create(Lanes * BitColumnCounts.RowWords);
        var places = Vector512<int>.Indices * BitColumnCounts.RowWords;
        var count = 0;
        var offset = firstOffset;
        foreach (var word in bits)
        {
            var here = places + Vector512.Create(offset);
            for (var shift = 0; shift < 64; shift += Lanes, here += step)
            {
                var sixteen = (uint)(word >> shift) & 0xFFFF;
                var isSet = Vector512.Equals(Vector512.Create((int)sixteen) & lane, lane);
                Avx512F.Compress(Vector512<int>.Zero, isSet, here).StoreUnsafe(ref target, (nuint)count);
                count += BitOperations.PopCount(sixteen);
            }

            offset += 64 * BitColumnCounts.RowWords;
        }

        return count;
    }
}
