using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tabib.Ingest;

/// <summary>The check sum of gzip by carry-less multiplication, 64 bytes a step.</summary>
/// <remarks>Gopal et al., Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction, Intel 2009: the constants are x^n mod P, bit-reflected.</remarks>
internal static class Crc32Folding
{
    /// <summary>Bytes below which folding is not worth its start.</summary>
    public const int Least = 128;

    private const int Lane = 16;

    public static bool IsSupported => Pclmulqdq.IsSupported;

    /// <param name="bytes">Moved behind what was taken.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Append(uint state, ref ReadOnlySpan<byte> bytes)
    {
        var fourLanes = Vector128.Create(0x1_5444_2BD4UL, 0x1_C6E4_1596UL);
        var oneLane = Vector128.Create(0x1_7519_97D0UL, 0x0_CCAA_009EUL);
        ref var at = ref MemoryMarshal.GetReference(bytes);
        var steps = bytes.Length / (4 * Lane);
        bytes = bytes[(steps * 4 * Lane)..];
        var a = Load(ref at, 0) ^ Vector128.CreateScalar(state).AsUInt64();
        var (b, c, d) = (Load(ref at, 1), Load(ref at, 2), Load(ref at, 3));
        while (--steps > 0)
        {
            at = ref Unsafe.Add(ref at, 4 * Lane);
            a = Fold(a, fourLanes) ^ Load(ref at, 0);
            b = Fold(b, fourLanes) ^ Load(ref at, 1);
            c = Fold(c, fourLanes) ^ Load(ref at, 2);
            d = Fold(d, fourLanes) ^ Load(ref at, 3);
        }

        a = Fold(a, oneLane) ^ b;
        a = Fold(a, oneLane) ^ c;
        a = Fold(a, oneLane) ^ d;

        // What is left has the same remainder as all that was folded into it.
        Span<byte> rest = stackalloc byte[Lane];
        a.AsByte().CopyTo(rest);
        return Crc32.AppendByTable(0, rest);
    }

    private static Vector128<ulong> Load(ref byte bytes, nuint lane) => Vector128.LoadUnsafe(ref bytes, lane * Lane).AsUInt64();

    private static Vector128<ulong> Fold(Vector128<ulong> value, Vector128<ulong> constants) =>
        Pclmulqdq.CarrylessMultiply(value, constants, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, constants, 0x11);
}
