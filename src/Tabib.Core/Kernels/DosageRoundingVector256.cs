using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Tabib.Core.Genome;

namespace Tabib.Core.Kernels;

/// <summary>16 dosages at a time.</summary>
internal static class DosageRoundingVector256
{
    public static DosageRounding Of(ReadOnlySpan<ushort> dosages, ushort distance)
    {
        ref var first = ref MemoryMarshal.GetReference(dosages);
        var (leastOne, leastTwo, furthest) = (Vector256.Create(DosageRounding.LeastOne), Vector256.Create(DosageRounding.LeastTwo), Vector256.Create(distance));
        var copy = Vector256.Create((ushort)GenotypeBuffer.DosagePerCopy);
        var (one, two, near, uneven) = (0UL, 0UL, 0UL, 0UL);
        for (var i = 0; i < DosageRounding.Samples; i += Vector256<ushort>.Count)
        {
            var dosage = Vector256.LoadUnsafe(ref first, (nuint)i);
            var (isSome, isTwo) = (Vector256.GreaterThanOrEqual(dosage, leastOne), Vector256.GreaterThanOrEqual(dosage, leastTwo));
            var centre = (isSome & copy) + (isTwo & copy);
            var away = Vector256.Max(dosage, centre) - Vector256.Min(dosage, centre);
            one |= (ulong)Vector256.AndNot(isSome, isTwo).ExtractMostSignificantBits() << i;
            two |= (ulong)isTwo.ExtractMostSignificantBits() << i;
            near |= (ulong)Vector256.LessThanOrEqual(away, furthest).ExtractMostSignificantBits() << i;
            uneven |= (ulong)Vector256.GreaterThan(away, Vector256<ushort>.Zero).ExtractMostSignificantBits() << i;
        }

        return new DosageRounding(one, two, near, uneven);
    }
}
