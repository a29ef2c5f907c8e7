namespace Tabib.Core.Genome;

/// <summary>All that a genotype file can say of one variant over all samples: what formats hand to each other when one is made from another. Reused from variant to variant; one for each thread.</summary>
/// <remarks>Codes: 0 two copies of REF (one if haploid), 1 REF and an ALT, 2 ALT alleles only, 3 missing. Which ALT alleles is told by the patches; without one it is the first.</remarks>
public sealed class GenotypeRecord
{
    public GenotypeRecord(int sampleCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sampleCount);
        SampleCount = sampleCount;
        Packed = new ulong[GenotypeBuffer.PaddedWords(sampleCount)];
    }

    public int SampleCount { get; }

    /// <summary>2-bit codes, 32 samples a word, lowest bits first; what lies beyond the last sample is 0.</summary>
    public ulong[] Packed { get; }

    /// <summary>Words of <see cref="Packed"/> that hold samples.</summary>
    public int WordCount => (SampleCount + GenotypeBuffer.SamplesPerWord - 1) / GenotypeBuffer.SamplesPerWord;

    /// <summary>Words of one bit a sample.</summary>
    public int BitWordCount => (SampleCount + 63) / 64;

    /// <summary>Number of samples with REF and an ALT allele beyond the first.</summary>
    public int MixedCount { get; set; }

    /// <summary>Those samples, ascending.</summary>
    public int[] MixedSamples { get; private set; } = [];

    /// <summary>Their ALT allele, 2 or more.</summary>
    public int[] MixedAlleles { get; private set; } = [];

    /// <summary>Number of samples with two ALT alleles that are not both the first.</summary>
    public int DoubleCount { get; set; }

    /// <summary>Those samples, ascending.</summary>
    public int[] DoubleSamples { get; private set; } = [];

    /// <summary>Their lower allele, 1 or more.</summary>
    public int[] DoubleLow { get; private set; } = [];

    /// <summary>Their higher allele, 2 or more; equal to the lower one where both are the same.</summary>
    public int[] DoubleHigh { get; private set; } = [];

    /// <summary>Whether <see cref="PhasePresent"/> and <see cref="PhaseSwapped"/> are valid.</summary>
    public bool HasPhase { get; set; }

    /// <summary>One bit a sample: the heterozygous call is phased.</summary>
    public ulong[] PhasePresent { get; private set; } = [];

    /// <summary>One bit a sample: phased with the higher allele first, such as 1|0.</summary>
    public ulong[] PhaseSwapped { get; private set; } = [];

    /// <summary>Whether <see cref="DosagePresent"/> and <see cref="Dosages"/> are valid.</summary>
    public bool HasDosage { get; set; }

    /// <summary>One bit a sample: a dosage is stated.</summary>
    public ulong[] DosagePresent { get; private set; } = [];

    /// <summary>Copies of all ALT alleles together times 16,384, by sample; valid where present.</summary>
    public ushort[] Dosages { get; private set; } = [];

    /// <summary>Whether <see cref="DosagePhasePresent"/> and <see cref="DosageDifferences"/> are valid.</summary>
    public bool HasPhasedDosage { get; set; }

    /// <summary>One bit a sample: the two haplotypes' dosages are stated apart.</summary>
    public ulong[] DosagePhasePresent { get; private set; } = [];

    /// <summary>Dosage of the left haplotype less that of the right one, times 16,384, by sample; valid where present.</summary>
    public short[] DosageDifferences { get; private set; } = [];

    /// <summary>Nothing beyond the codes.</summary>
    public void ClearTracks()
    {
        MixedCount = DoubleCount = 0;
        HasPhase = HasDosage = HasPhasedDosage = false;
    }

    public void EnsurePatches()
    {
        if (MixedSamples.Length > 0) return;
        MixedSamples = new int[SampleCount];
        MixedAlleles = new int[SampleCount];
        DoubleSamples = new int[SampleCount];
        DoubleLow = new int[SampleCount];
        DoubleHigh = new int[SampleCount];
    }

    public void EnsurePhase()
    {
        if (PhasePresent.Length > 0) return;
        PhasePresent = new ulong[GenotypeBuffer.PaddedWords(SampleCount) / 2];
        PhaseSwapped = new ulong[PhasePresent.Length];
    }

    public void EnsureDosages()
    {
        if (DosagePresent.Length > 0) return;
        DosagePresent = new ulong[GenotypeBuffer.PaddedWords(SampleCount) / 2];
        Dosages = new ushort[DosagePresent.Length * 64];
    }

    public void EnsurePhasedDosages()
    {
        if (DosagePhasePresent.Length > 0) return;
        DosagePhasePresent = new ulong[GenotypeBuffer.PaddedWords(SampleCount) / 2];
        DosageDifferences = new short[DosagePhasePresent.Length * 64];
    }

    /// <summary>Enters one sample, in ascending order and once each. The sample's code is still 0; patches (and phase bits cleared, where phased) have room.</summary>
    /// <param name="first">Allele on the left: 0 REF; negative for a missing call.</param>
    /// <param name="second">Allele on the right; equal to the first in a haploid call.</param>
    public void SetCall(int sample, int first, int second, bool isPhased)
    {
        var (low, high) = first <= second ? (first, second) : (second, first);
        var code = low < 0 ? 3UL : high == 0 ? 0UL : low == 0 ? 1UL : 2UL;
        Packed[sample / GenotypeBuffer.SamplesPerWord] |= code << (sample % GenotypeBuffer.SamplesPerWord * 2);
        if (code is 0 or 3) return;
        if (high > 1)
        {
            if (low == 0) (MixedSamples[MixedCount], MixedAlleles[MixedCount++]) = (sample, high);
            else (DoubleSamples[DoubleCount], DoubleLow[DoubleCount], DoubleHigh[DoubleCount++]) = (sample, low, high);
        }

        if (!isPhased || low == high) return;
        PhasePresent[sample / 64] |= 1UL << (sample % 64);
        if (first > second) PhaseSwapped[sample / 64] |= 1UL << (sample % 64);
    }

    /// <summary>Sets what lies beyond the last sample to 0, as kernels rely on.</summary>
    public void ClearBeyondLast()
    {
        var word = SampleCount / GenotypeBuffer.SamplesPerWord;
        if (word >= Packed.Length) return;
        Packed[word] &= (1UL << (SampleCount % GenotypeBuffer.SamplesPerWord * 2)) - 1;
        Packed.AsSpan(word + 1).Clear();
    }
}
