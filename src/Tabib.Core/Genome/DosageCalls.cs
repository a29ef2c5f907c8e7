using Tabib.Core.Kernels;

namespace Tabib.Core.Genome;

/// <summary>Hard calls from dosages, as PLINK 2 makes them on import: the nearest whole number of copies where it is near enough, missing where not.</summary>
public static class DosageCalls
{
    private const int Copy = GenotypeBuffer.DosagePerCopy;

    /// <summary>Largest distance to a whole number of copies, in 1/16,384 copies.</summary>
    /// <param name="threshold">In copies, 0 to below 0.5.</param>
    public static int Distance(double threshold)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(threshold, 0.5);
        return (int)(threshold * Copy);
    }

    /// <summary>Fills the codes and phase from the dosages; a dosage (or difference of haplotypes) that the call tells already is dropped.</summary>
    /// <param name="record">Samples without a dosage become missing. One ALT allele.</param>
    /// <param name="distance">See <see cref="Distance"/>.</param>
    public static void Apply(GenotypeRecord record, int distance)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.HasPhase = record.HasPhasedDosage;
        if (!record.HasPhase)
        {
            ApplyUnphased(record, distance, Simd.Level);
            return;
        }

        record.EnsurePhase();
        record.PhasePresent.AsSpan(0, record.BitWordCount).Clear();
        record.PhaseSwapped.AsSpan(0, record.BitWordCount).Clear();
        for (var block = 0; block < record.BitWordCount; block++)
        {
            var (low, high, kept) = (0UL, 0UL, 0UL);
            var present = record.DosagePresent[block];
            var end = Math.Min(64, record.SampleCount - (block * 64));
            for (var i = 0; i < end; i++)
            {
                var code = 3UL;
                if (((present >> i) & 1) != 0)
                {
                    int dosage = record.Dosages[(block * 64) + i];
                    var nearest = (dosage + (Copy / 2)) / Copy;
                    var away = Math.Abs(dosage - (nearest * Copy));
                    if (away <= distance) code = (ulong)nearest;
                    var isNeeded = away > 0;
                    if (((record.DosagePhasePresent[block] >> i) & 1) != 0) isNeeded |= KeepDifference(record, block, i, dosage, code == 1);
                    if (isNeeded) kept |= 1UL << i;
                }

                if (i < 32) low |= code << (2 * i);
                else high |= code << (2 * (i - 32));
            }

            record.Packed[2 * block] = low;
            record.Packed[(2 * block) + 1] = high;
            record.DosagePresent[block] = kept;
            record.DosagePhasePresent[block] &= kept;
        }
    }

    /// <summary>64 samples at a time: what lies beyond the last sample is 0 as everywhere.</summary>
    internal static void ApplyUnphased(GenotypeRecord record, int distance, SimdLevel level)
    {
        var (dosages, presence, packed) = (record.Dosages, record.DosagePresent, record.Packed);
        for (var block = 0; block < record.BitWordCount; block++)
        {
            var samples = record.SampleCount - (block * DosageRounding.Samples);
            var own = samples < DosageRounding.Samples ? (1UL << samples) - 1 : ulong.MaxValue;
            var present = presence[block];
            var rounded = DosageRounding.Of(dosages.AsSpan(block * DosageRounding.Samples, DosageRounding.Samples), distance, level);
            var called = rounded.Near & present;
            var (low, high) = (((rounded.One & called) | ~called) & own, ((rounded.Two & called) | ~called) & own);
            packed[2 * block] = BitScatter.Spread((uint)low) | (BitScatter.Spread((uint)high) << 1);
            packed[(2 * block) + 1] = BitScatter.Spread((uint)(low >> 32)) | (BitScatter.Spread((uint)(high >> 32)) << 1);
            presence[block] = rounded.Uneven & present & own;
        }
    }

    /// <summary>Sets the phase of a heterozygous call, and forgets the difference where the phased call implies it.</summary>
    /// <remarks>PLINK 2 file format specification, section 2.3.7: of the two haplotypes one then has a whole number of copies.</remarks>
    private static bool KeepDifference(GenotypeRecord record, int block, int bit, int dosage, bool isHeterozygous)
    {
        var difference = (int)record.DosageDifferences[(block * 64) + bit];
        var mark = 1UL << bit;
        if (isHeterozygous && Math.Abs(difference) >= Copy / 2)
        {
            record.PhasePresent[block] |= mark;
            if (difference > 0) record.PhaseSwapped[block] |= mark;
            if (Math.Abs(difference) != (dosage <= Copy ? dosage : (2 * Copy) - dosage)) return true;
        }
        else if (difference != 0) return true;

        record.DosagePhasePresent[block] &= ~mark;
        return false;
    }
}
