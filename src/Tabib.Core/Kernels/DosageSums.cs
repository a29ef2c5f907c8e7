using Tabib.Core.Genome;

namespace Tabib.Core.Kernels;

/// <summary>Adds to a sum of every sample what its dosage of one variant is worth: rounded to a whole number, so that the order of additions changes no bit.</summary>
public static class DosageSums
{
    /// <summary>Two copies, as <see cref="GenotypeBuffer.Dosages"/> has them.</summary>
    internal const int TwoCopies = 2 * GenotypeBuffer.DosagePerCopy;

    /// <param name="dosages">Of the first ALT allele.</param>
    /// <param name="countsReference">What is not of the ALT allele is counted.</param>
    /// <param name="weight">Of one copy.</param>
    /// <param name="missing">What a missing dosage adds.</param>
    /// <param name="sums">One for each sample.</param>
    public static void AddWorths(ReadOnlySpan<ushort> dosages, bool countsReference, double weight, long missing, Span<long> sums)
    {
        if (sums.Length > dosages.Length) throw new ArgumentException("There is a dosage for each sum.", nameof(dosages));
        var perUnit = weight / GenotypeBuffer.DosagePerCopy;
        var done = Simd.Level == SimdLevel.Vector512 ? DosageSumsVector512.AddWorths(dosages, countsReference, perUnit, missing, sums) : 0;
        for (var sample = done; sample < sums.Length; sample++)
        {
            var dosage = dosages[sample];
            sums[sample] += dosage == GenotypeBuffer.MissingDosage ? missing : (long)Math.Round((countsReference ? TwoCopies - dosage : dosage) * perUnit);
        }
    }

    /// <summary>The dosages themselves, in units of 1/16,384 copy.</summary>
    /// <param name="missing">What a missing dosage adds.</param>
    public static void AddUnits(ReadOnlySpan<ushort> dosages, bool countsReference, long missing, Span<long> sums)
    {
        if (sums.Length > dosages.Length) throw new ArgumentException("There is a dosage for each sum.", nameof(dosages));
        var done = Simd.Level == SimdLevel.Vector512 ? DosageSumsVector512.AddUnits(dosages, countsReference, missing, sums) : 0;
        for (var sample = done; sample < sums.Length; sample++)
        {
            var dosage = dosages[sample];
            sums[sample] += dosage == GenotypeBuffer.MissingDosage ? missing : countsReference ? TwoCopies - dosage : dosage;
        }
    }
}
