using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Tabib.Core.Genome;

namespace Tabib.Core.Kernels;

/// <summary><see cref="DosageSums"/> for eight samples at a time.</summary>
internal static class DosageSumsVector512
{
    /// <returns>Samples done; the rest is left to the caller.</returns>
    public static int AddWorths(ReadOnlySpan<ushort> dosages, bool countsReference, double perUnit, long missing, Span<long> sums)
    {
        if (!Avx512DQ.IsSupported) return 0;
        ref var source = ref MemoryMarshal.GetReference(dosages);
        ref var target = ref MemoryMarshal.GetReference(sums);
        var weights = Vector512.Create(perUnit);
        var sample = 0;
        for (; sample <= sums.Length - 8; sample += 8)
        {
            var units = Avx512F.ConvertToVector512Int64(Vector128.LoadUnsafe(ref source, (nuint)sample));
            var isMissing = Vector512.Equals(units, Vector512.Create((long)GenotypeBuffer.MissingDosage));
            if (countsReference) units = Vector512.Create((long)DosageSums.TwoCopies) - units;
            var worths = Avx512DQ.ConvertToVector512Int64(Vector512.Round(Avx512DQ.ConvertToVector512Double(units) * weights));
            (Vector512.LoadUnsafe(ref target, (nuint)sample) + Vector512.ConditionalSelect(isMissing, Vector512.Create(missing), worths)).StoreUnsafe(ref target, (nuint)sample);
        }

        return sample;
    }

    /// <returns>Samples done; the rest is left to the caller.</returns>
    public static int AddUnits(ReadOnlySpan<ushort> dosages, bool countsReference, long missing, Span<long> sums)
    {
        if (!Avx512F.IsSupported) return 0;
        ref var source = ref MemoryMarshal.GetReference(dosages);
        ref var target = ref MemoryMarshal.GetReference(sums);
        var sample = 0;
        for (; sample <= sums.Length - 8; sample += 8)
        {
            var units = Avx512F.ConvertToVector512Int64(Vector128.LoadUnsafe(ref source, (nuint)sample));
            var isMissing = Vector512.Equals(units, Vector512.Create((long)GenotypeBuffer.MissingDosage));
            if (countsReference) units = Vector512.Create((long)DosageSums.TwoCopies) - units;
            (Vector512.LoadUnsafe(ref target, (nuint)sample) + Vector512.ConditionalSelect(isMissing, Vector512.Create(missing), units)).StoreUnsafe(ref target, (nuint)sample);
        }

        return sample;
    }
}
