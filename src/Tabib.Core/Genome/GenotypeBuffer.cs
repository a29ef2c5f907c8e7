namespace Tabib.Core.Genome;

/// <summary>The genotypes of one variant over all samples: what a reader fills and kernels read. Reused from variant to variant; one for each thread.</summary>
/// <remarks>Codes as in PLINK 2: 0 no copy of the counted ALT allele, 1 one copy, 2 two copies, 3 missing. Haploid calls are kept as 0 or 2.</remarks>
public sealed class GenotypeBuffer
{
    /// <summary>Samples a word of <see cref="Packed"/>.</summary>
    public const int SamplesPerWord = 32;

    /// <summary>Value of <see cref="Dosages"/> for one copy of the allele (PLINK 2's unit: 32,768 is two copies).</summary>
    public const int DosagePerCopy = 16384;

    /// <summary>Value of <see cref="Dosages"/> where nothing is known.</summary>
    public const ushort MissingDosage = ushort.MaxValue;

    public GenotypeBuffer(int sampleCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sampleCount);
        SampleCount = sampleCount;
        Packed = new ulong[PaddedWords(sampleCount)];
    }

    public int SampleCount { get; }

    /// <summary>2-bit codes, 32 samples a word, lowest bits first; a whole number of 512-sample lines, what lies beyond the last sample is 0. Not valid while <see cref="IsSparse"/>.</summary>
    public ulong[] Packed { get; }

    /// <summary>Words of <see cref="Packed"/> that hold samples.</summary>
    public int WordCount => (SampleCount + SamplesPerWord - 1) / SamplesPerWord;

    /// <summary>All samples have <see cref="CommonCode"/> but those listed.</summary>
    public bool IsSparse { get; set; }

    public int CommonCode { get; set; }

    public int ExceptionCount { get; set; }

    /// <summary>Indexes of samples that differ, ascending; the first <see cref="ExceptionCount"/> are valid.</summary>
    public int[] ExceptionSamples { get; private set; } = [];

    public byte[] ExceptionCodes { get; private set; } = [];

    /// <summary>Whether <see cref="Dosages"/> holds the dosage of every sample (hard calls included).</summary>
    public bool HasDosage { get; set; }

    /// <summary>Copies of the counted allele times 16,384; empty until <see cref="EnsureDosages"/>.</summary>
    public ushort[] Dosages { get; private set; } = [];

    /// <summary>Whether <see cref="PhasePresent"/> and <see cref="PhaseSwapped"/> are valid.</summary>
    public bool HasPhase { get; set; }

    /// <summary>One bit a sample: the heterozygous call is phased.</summary>
    public ulong[] PhasePresent { get; private set; } = [];

    /// <summary>One bit a sample: phased as ALT|REF rather than REF|ALT.</summary>
    public ulong[] PhaseSwapped { get; private set; } = [];

    public static int PaddedWords(int sampleCount) => (sampleCount + 511) / 512 * 16;

    public void EnsureExceptions()
    {
        if (ExceptionSamples.Length > 0) return;
        ExceptionSamples = new int[SampleCount];
        ExceptionCodes = new byte[SampleCount];
    }

    public void EnsureDosages()
    {
        if (Dosages.Length == 0) Dosages = new ushort[(SampleCount + 31) / 32 * 32];
    }

    public void EnsurePhase()
    {
        if (PhasePresent.Length > 0) return;
        PhasePresent = new ulong[(SampleCount + 511) / 512 * 8];
        PhaseSwapped = new ulong[PhasePresent.Length];
    }

    /// <summary>The code of one sample; for single look-ups, not for loops over all.</summary>
    public int CodeOf(int sample)
    {
        if (!IsSparse) return (int)(Packed[sample / SamplesPerWord] >> (sample % SamplesPerWord * 2)) & 3;
        var place = ExceptionSamples.AsSpan(0, ExceptionCount).BinarySearch(sample);
        return place < 0 ? CommonCode : ExceptionCodes[place];
    }

    /// <summary>Turns a sparse list into <see cref="Packed"/>.</summary>
    public void Densify()
    {
        if (!IsSparse) return;
        Array.Fill(Packed, (ulong)CommonCode * 0x5555_5555_5555_5555);
        for (var i = 0; i < ExceptionCount; i++)
        {
            var sample = ExceptionSamples[i];
            var shift = sample % SamplesPerWord * 2;
            ref var word = ref Packed[sample / SamplesPerWord];
            word = (word & ~(3UL << shift)) | ((ulong)ExceptionCodes[i] << shift);
        }

        ClearBeyondLast();
        IsSparse = false;
    }

    /// <summary>Sets what lies beyond the last sample to 0, as kernels rely on.</summary>
    public void ClearBeyondLast()
    {
        var word = SampleCount / SamplesPerWord;
        if (word >= Packed.Length) return;
        Packed[word] &= (1UL << (SampleCount % SamplesPerWord * 2)) - 1;
        Packed.AsSpan(word + 1).Clear();
    }
}
