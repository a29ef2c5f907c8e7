using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>Packed genotypes as doubles, four samples a table look-up.</summary>
internal static class GenotypeExpansion
{
    private const int SamplesPerByte = 4;

    private static readonly double[] Forward = Table(0, 1, 2, 0);
    private static readonly double[] Backward = Table(2, 1, 0, 0);
    private static readonly double[] Known = Table(1, 1, 1, 0);

    /// <param name="isReversed">Whether copies of the other allele are counted.</param>
    /// <param name="values">Copies; 0 where missing and beyond the last sample.</param>
    /// <param name="live">1 where known, else 0.</param>
    public static void Expand(ReadOnlySpan<ulong> packed, int samples, bool isReversed, Span<double> values, Span<double> live)
    {
        var codes = MemoryMarshal.AsBytes(packed);
        ref var table = ref MemoryMarshal.GetArrayDataReference(isReversed ? Backward : Forward);
        ref var known = ref MemoryMarshal.GetArrayDataReference(Known);
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var alive = ref MemoryMarshal.GetReference(live);
        var whole = samples / SamplesPerByte;
        for (var i = 0; i < whole; i++)
        {
            var place = (nuint)(codes[i] * SamplesPerByte);
            Vector256.LoadUnsafe(ref table, place).StoreUnsafe(ref value, (nuint)(i * SamplesPerByte));
            Vector256.LoadUnsafe(ref known, place).StoreUnsafe(ref alive, (nuint)(i * SamplesPerByte));
        }

        for (var i = whole * SamplesPerByte; i < values.Length; i++)
        {
            var code = i < samples ? (codes[i / SamplesPerByte] >> (i % SamplesPerByte * 2)) & 3 : 3;
            Unsafe.Add(ref value, i) = Unsafe.Add(ref table, code * SamplesPerByte);
            Unsafe.Add(ref alive, i) = Unsafe.Add(ref known, code * SamplesPerByte);
        }
    }

    /// <summary>Of each byte the numbers of its four codes. A byte of one code alone begins with that code's number, so it serves single samples too.</summary>
    private static double[] Table(params ReadOnlySpan<double> ofCode)
    {
        var table = new double[256 * SamplesPerByte];
        for (var i = 0; i < table.Length; i++) table[i] = ofCode[(i / SamplesPerByte >> (i % SamplesPerByte * 2)) & 3];
        return table;
    }
}
