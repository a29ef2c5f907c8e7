using System.Numerics;
using Tabib.Core.Genome;

namespace Tabib.Ingest.Plink;

/// <summary>Turns what a record says of all alleles into copies of the one that is counted.</summary>
internal static class CountedAllele
{
    private const ulong Low = 0x5555_5555_5555_5555;

    /// <summary>Codes alone, dense or as a list.</summary>
    /// <param name="allele">1 for the first ALT.</param>
    public static void Count(GenotypeRecord record, int allele, GenotypeBuffer calls)
    {
        if (calls is { IsSparse: true, CommonCode: 2 }) calls.Densify();
        if (calls.IsSparse) CountInList(record, allele, calls);
        else CountInWords(record, allele, calls.Packed.AsSpan(0, calls.WordCount));
    }

    /// <summary>Phase of calls that are heterozygous for the counted allele, from that of the record.</summary>
    /// <param name="calls">Its codes are already those of the counted allele.</param>
    public static void CopyPhase(GenotypeRecord record, int allele, GenotypeBuffer calls)
    {
        calls.EnsurePhase();
        calls.HasPhase = true;
        var words = record.BitWordCount;
        record.PhasePresent.AsSpan(0, words).CopyTo(calls.PhasePresent);
        record.PhaseSwapped.AsSpan(0, words).CopyTo(calls.PhaseSwapped);
        if (record.MixedCount == 0 && record.DoubleCount == 0 && allele == 1) return;
        for (var i = 0; i < record.DoubleCount; i++)
        {
            if (record.DoubleLow[i] == allele) calls.PhaseSwapped[record.DoubleSamples[i] / 64] ^= 1UL << (record.DoubleSamples[i] % 64);
        }

        for (var i = 0; i < words; i++)
        {
            var (a, b) = (calls.Packed[2 * i], calls.Packed[(2 * i) + 1]);
            var heterozygous = Core.Kernels.BitScatter.CloseUp(a & ~(a >> 1)) | ((ulong)Core.Kernels.BitScatter.CloseUp(b & ~(b >> 1)) << 32);
            calls.PhasePresent[i] &= heterozygous;
            calls.PhaseSwapped[i] &= calls.PhasePresent[i];
        }
    }

    /// <summary>Dosages as stated, and those of hard calls where none is.</summary>
    public static void CopyDosages(GenotypeRecord record, GenotypeBuffer calls)
    {
        calls.EnsureDosages();
        calls.HasDosage = true;
        HardCallDosages.Expand(calls.Packed.AsSpan(0, calls.WordCount), calls.Dosages);
        for (var i = 0; i < record.BitWordCount; i++)
        {
            var present = record.DosagePresent[i];
            if (present == ulong.MaxValue)
            {
                record.Dosages.AsSpan(i * 64, 64).CopyTo(calls.Dosages.AsSpan(i * 64));
                continue;
            }

            for (; present != 0; present &= present - 1)
            {
                var sample = (i * 64) + BitOperations.TrailingZeroCount(present);
                calls.Dosages[sample] = record.Dosages[sample];
            }
        }
    }

    private static void CountInWords(GenotypeRecord record, int allele, Span<ulong> words)
    {
        if (allele > 1)
        {
            foreach (ref var word in words) word = (word & (word >> 1) & Low) * 3;
        }

        for (var i = 0; i < record.MixedCount; i++) Set(words, record.MixedSamples[i], record.MixedAlleles[i] == allele ? 1 : 0);
        for (var i = 0; i < record.DoubleCount; i++) Set(words, record.DoubleSamples[i], Copies(record, i, allele));
    }

    private static void CountInList(GenotypeRecord record, int allele, GenotypeBuffer calls)
    {
        var (samples, codes) = (calls.ExceptionSamples, calls.ExceptionCodes);
        var (mixed, both, written) = (0, 0, 0);
        for (var i = 0; i < calls.ExceptionCount; i++)
        {
            var (sample, code) = (samples[i], (int)codes[i]);
            if (allele > 1 && code < 3) code = 0;
            if (mixed < record.MixedCount && record.MixedSamples[mixed] == sample) code = record.MixedAlleles[mixed++] == allele ? 1 : 0;
            else if (both < record.DoubleCount && record.DoubleSamples[both] == sample) code = Copies(record, both++, allele);
            if (code == calls.CommonCode) continue;
            samples[written] = sample;
            codes[written++] = (byte)code;
        }

        calls.ExceptionCount = written;
    }

    private static int Copies(GenotypeRecord record, int index, int allele) => (record.DoubleLow[index] == allele ? 1 : 0) + (record.DoubleHigh[index] == allele ? 1 : 0);

    private static void Set(Span<ulong> words, int sample, int code)
    {
        var shift = sample % 32 * 2;
        ref var word = ref words[sample / 32];
        word = (word & ~(3UL << shift)) | ((ulong)code << shift);
    }
}
