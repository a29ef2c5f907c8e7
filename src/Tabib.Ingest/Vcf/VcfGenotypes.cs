using Tabib.Core.Genome;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>The genotypes of one record over all samples; used again for the next record, one for each thread. Filled by <see cref="VcfRecord.ReadGenotypes"/>.</summary>
public sealed class VcfGenotypes
{
    /// <summary>Value of <see cref="First"/> and <see cref="Second"/> where the allele is missing.</summary>
    public const short Missing = -1;

    /// <summary>Value of <see cref="Second"/> of a haploid call, and of both where there is no call at all.</summary>
    public const short Absent = -2;

    private short[] _first = [];
    private short[] _second = [];
    private byte[] _ploidy = [];

    public VcfGenotypes(int sampleCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sampleCount);
        SampleCount = sampleCount;
        Packed = new ulong[GenotypeBuffer.PaddedWords(sampleCount)];
        Phased = new ulong[(sampleCount + 511) / 512 * 8];
        Swapped = new ulong[Phased.Length];
    }

    public int SampleCount { get; }

    public VcfGenotypeForm Form { get; internal set; }

    /// <summary>
    /// 2-bit codes, 32 samples a word, lowest first, as in <see cref="GenotypeBuffer.Packed"/>: 0 no alternate allele, 1 one, 2 two (or a haploid alternate),
    /// 3 missing (also where one of two alleles is). Any alternate allele counts. What lies beyond the last sample is 0.
    /// </summary>
    public ulong[] Packed { get; }

    /// <summary>One bit a sample: the alleles are parted by |.</summary>
    public ulong[] Phased { get; }

    /// <summary>One bit a sample: allele 1 stands before allele 0, as in 1|0; valid in the form <see cref="VcfGenotypeForm.Biallelic"/>.</summary>
    public ulong[] Swapped { get; }

    /// <summary>First allele of each sample; valid in the form <see cref="VcfGenotypeForm.General"/>.</summary>
    public ReadOnlySpan<short> First => _first;

    /// <summary>Second allele of each sample; valid in the form <see cref="VcfGenotypeForm.General"/>.</summary>
    public ReadOnlySpan<short> Second => _second;

    /// <summary>Alleles that each sample states; valid in the form <see cref="VcfGenotypeForm.General"/>. Above 2 the first two alone are kept here, and the code is 3.</summary>
    public ReadOnlySpan<byte> Ploidy => _ploidy;

    /// <summary>Samples with one missing and one known allele.</summary>
    public int HalfMissingCount { get; internal set; }

    /// <summary>Samples with more than two alleles.</summary>
    public int PolyploidCount { get; internal set; }

    /// <summary>Samples with one allele.</summary>
    public int HaploidCount { get; internal set; }

    /// <summary>The first genotype that is none, or that names an allele the record does not have; it counts as missing. Null where all are sound.</summary>
    public Problem? Problem { get; internal set; }

    internal Span<short> FirstAlleles => _first;

    internal Span<short> SecondAlleles => _second;

    internal Span<byte> Ploidies => _ploidy;

    internal void Begin(VcfGenotypeForm form)
    {
        (Form, HalfMissingCount, PolyploidCount, HaploidCount, Problem) = (form, 0, 0, 0, null);
        if (form == VcfGenotypeForm.Biallelic) return;
        if (_first.Length == 0 && form == VcfGenotypeForm.General) (_first, _second, _ploidy) = (new short[SampleCount], new short[SampleCount], new byte[SampleCount]);
        Array.Clear(Packed);
        Array.Clear(Phased);
        Array.Clear(Swapped);
    }

    /// <summary>Enters one sample in the general form.</summary>
    internal void Set(int sample, short first, short second, int ploidy, bool isPhased)
    {
        (_first[sample], _second[sample], _ploidy[sample]) = (first, second, (byte)Math.Min(ploidy, byte.MaxValue));
        var code = ploidy switch
        {
            1 => first < 0 ? 3u : first == 0 ? 0u : 2u,
            2 => first < 0 || second < 0 ? 3u : (first > 0 ? 1u : 0u) + (second > 0 ? 1u : 0u),
            _ => 3u,
        };
        if (ploidy == 2 && first < 0 != second < 0) HalfMissingCount++;
        if (ploidy == 1 && first >= 0) HaploidCount++;
        if (ploidy > 2) PolyploidCount++;
        Packed[sample >> 5] |= (ulong)code << ((sample & 31) * 2);
        if (isPhased) Phased[sample >> 6] |= 1UL << (sample & 63);
    }
}
