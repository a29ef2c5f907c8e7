using Tabib.Core.Kernels;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants.Tags;

/// <summary>Counts of alleles of one record over its samples; used again for the next record.</summary>
internal sealed class AlleleTally
{
    private readonly List<int> _alleles = [];

    /// <summary>Copies of each allele, REF first.</summary>
    public int[] Copies { get; private set; } = [];

    /// <summary>Of these, in homozygous, heterozygous and hemizygous samples.</summary>
    public int[] Homozygous { get; private set; } = [];

    public int[] Heterozygous { get; private set; } = [];

    /// <summary>Where one allele alone is known: haploid calls, and diploid ones with a missing allele.</summary>
    public int[] Hemizygous { get; private set; } = [];

    /// <summary>Haploid calls alone.</summary>
    public int[] Haploid { get; private set; } = [];

    /// <summary>Samples with every allele known and at least two.</summary>
    public int Called { get; private set; }

    /// <summary>Samples with any allele known.</summary>
    public int WithData { get; private set; }

    /// <summary>Samples with a missing allele.</summary>
    public int WithMissing { get; private set; }

    public int Known { get; private set; }

    /// <summary>Kernels of the packed form, in which nearly all records are; else sample by sample.</summary>
    public void Count(VcfRecord record, VcfGenotypes genotypes)
    {
        Clear(record.AlleleCount);
        switch (genotypes.Form)
        {
            case VcfGenotypeForm.Biallelic:
                CountPacked(genotypes);
                break;
            case VcfGenotypeForm.General when genotypes.PolyploidCount > 0:
                CountTexts(record);
                break;
            case VcfGenotypeForm.General:
                for (var sample = 0; sample < genotypes.SampleCount; sample++) CountPair(genotypes.First[sample], genotypes.Second[sample]);
                break;
            default:
                WithMissing = genotypes.SampleCount;
                break;
        }

        for (var i = 0; i < record.AlleleCount; i++) Known += Copies[i];
    }

    private void Clear(int alleles)
    {
        if (Copies.Length < alleles) (Copies, Homozygous, Heterozygous, Hemizygous, Haploid) = (new int[alleles], new int[alleles], new int[alleles], new int[alleles], new int[alleles]);
        Array.Clear(Copies);
        Array.Clear(Homozygous);
        Array.Clear(Heterozygous);
        Array.Clear(Hemizygous);
        Array.Clear(Haploid);
        (Called, WithData, WithMissing, Known) = (0, 0, 0, 0);
    }

    private void CountPacked(VcfGenotypes genotypes)
    {
        var counts = GenotypeCounting.Count(genotypes.Packed, genotypes.SampleCount);
        Called = WithData = counts.Called;
        WithMissing = counts.Missing;
        (Homozygous[0], Heterozygous[0]) = (2 * counts.None, counts.One);
        (Homozygous[1], Heterozygous[1]) = (2 * counts.Two, counts.One);
        Copies[0] = Homozygous[0] + Heterozygous[0];
        Copies[1] = Homozygous[1] + Heterozygous[1];
    }

    private void CountPair(short first, short second)
    {
        if (first < 0 && second < 0)
        {
            WithMissing++;
            return;
        }

        WithData++;
        if (first >= 0) Copies[first]++;
        if (second >= 0) Copies[second]++;
        if (second == VcfGenotypes.Absent)
        {
            Hemizygous[first]++;
            Haploid[first]++;
        }
        else if (first < 0 || second < 0)
        {
            WithMissing++;
            Hemizygous[Math.Max(first, second)]++;
        }
        else
        {
            Called++;
            var target = first == second ? Homozygous : Heterozygous;
            target[first]++;
            target[second]++;
        }
    }

    private void CountTexts(VcfRecord record)
    {
        var key = record.FormatIndexOf("GT"u8);
        for (var sample = 0; sample < record.SampleCount; sample++) CountText(record.SampleValue(sample, key), record.AlleleCount);
    }

    private void CountText(ReadOnlySpan<byte> text, int alleles)
    {
        _alleles.Clear();
        var missing = 0;
        foreach (var range in text.SplitAny("/|"u8))
        {
            if (int.TryParse(text[range], out var allele) && allele < alleles) _alleles.Add(allele);
            else missing++;
        }

        if (missing > 0 || _alleles.Count == 0) WithMissing++;
        if (_alleles.Count == 0) return;
        WithData++;
        if (missing == 0 && _alleles.Count > 1) Called++;
        var target = _alleles.Count == 1 ? Hemizygous : _alleles.TrueForAll(allele => allele == _alleles[0]) ? Homozygous : Heterozygous;
        if (_alleles.Count == 1 && missing == 0) Haploid[_alleles[0]]++;
        foreach (var allele in _alleles)
        {
            Copies[allele]++;
            target[allele]++;
        }
    }
}
