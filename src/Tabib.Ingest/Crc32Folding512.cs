using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Tabib.Core.Kernels;

namespace Tabib.Ingest;

/// <summary>The path with 512-bit vectors of <see cref="Crc32Folding"/>, 256 bytes a step.</summary>
internal static class Crc32Folding512
{
    /// <summary>Bytes below which folding is not worth its start.</summary>
    public const int Least = 2 * Step;

    private const int Width = 64;
    private const int Step = 4 * Width;

    public static bool IsSupported => Pclmulqdq.V512.IsSupported && Simd.Level == SimdLevel.Vector512;

    /// <param name="bytes">At least <see cref="Least"/>; moved behind what was taken.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Append(uint state, ref ReadOnlySpan<byte> bytes)
    {
        var fourVectors = Vector512.Create(Vector256.Create(Vector128.Create(0x1_1542_778AUL, 0x1_322D_1430UL)));
        var oneVector = Vector512.Create(Vector256.Create(Vector128.Create(0x1_5444_2BD4UL, 0x1_C6E4_1596UL)));
        ref var at = ref MemoryMarshal.GetReference(bytes);
        var steps = bytes.Length / Step;
        bytes = bytes[(steps * Step)..];
        var a = Load(ref at, 0) ^ Vector512.CreateScalar(state).AsUInt64();
        var (b, c, d) = (Load(ref at, 1), Load(ref at, 2), Load(ref at, 3));
        while (--steps > 0)
        {
            at = ref Unsafe.Add(ref at, Step);
            a = Fold(a, fourVectors) ^ Load(ref at, 0);
            b = Fold(b, fourVectors) ^ Load(ref at, 1);
            c = Fold(c, fourVectors) ^ Load(ref at, 2);
            d = Fold(d, fourVectors) ^ Load(ref at, 3);
        }

        a = Fold(a, oneVector) ^ b;
        a = Fold(a, oneVector) ^ c;
        a = Fold(a, oneVector) ^ d;

        // What is left has the same remainder as all that was folded into it.
        Span<byte> rest = stackalloc byte[Width];
        a.AsByte().CopyTo(rest);
        return Crc32.AppendByTable(0, rest);
    }

    private static Vector512<ulong> Load(ref byte bytes, nuint vector) => Vector512.LoadUnsafe(ref bytes, vector * Width).AsUInt64();

    private static Vector512<ulong> Fold(Vector512<ulong> value, Vector512<ulong> constants) =>
        Pclmulqdq.V512.CarrylessMultiply(value, constants, 0x00) ^ Pclmulqdq.V512.CarrylessMultiply(value, constants, 0x11);
}
