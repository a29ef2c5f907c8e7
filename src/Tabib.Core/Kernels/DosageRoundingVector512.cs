using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Tabib.Core.Genome;

namespace Tabib.Core.Kernels;

/// <summary>32 dosages at a time.</summary>
internal static class DosageRoundingVector512
{
    public static DosageRounding Of(ReadOnlySpan<ushort> dosages, ushort distance)
    {
        ref var first = ref MemoryMarshal.GetReference(dosages);
        var (leastOne, leastTwo, furthest) = (Vector512.Create(DosageRounding.LeastOne), Vector512.Create(DosageRounding.LeastTwo), Vector512.Create(distance));
        var copy = Vector512.Create((ushort)GenotypeBuffer.DosagePerCopy);
        var (one, two, near, uneven) = (0UL, 0UL, 0UL, 0UL);
        for (var i = 0; i < DosageRounding.Samples; i += Vector512<ushort>.Count)
        {
            var dosage = Vector512.LoadUnsafe(ref first, (nuint)i);
            var (isSome, isTwo) = (Vector512.GreaterThanOrEqual(dosage, leastOne), Vector512.GreaterThanOrEqual(dosage, leastTwo));
            var centre = (isSome & copy) + (isTwo & copy);
            var away = Vector512.Max(dosage, centre) - Vector512.Min(dosage, centre);
            one |= (ulong)Vector512.AndNot(isSome, isTwo).ExtractMostSignificantBits() << i;
            two |= (ulong)isTwo.ExtractMostSignificantBits() << i;
            near |= (ulong)Vector512.LessThanOrEqual(away, furthest).ExtractMostSignificantBits() << i;
            uneven |= (ulong)Vector512.GreaterThan(away, Vector512<ushort>.Zero).ExtractMostSignificantBits() << i;
        }

        return new DosageRounding(one, two, near, uneven);
    }
}
