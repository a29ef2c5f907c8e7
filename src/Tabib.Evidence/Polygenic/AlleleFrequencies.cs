using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.Polygenic;

/// <summary>Frequencies of the counted ALT allele among the founders, as PLINK 2 counts them: males have one copy of X and Y, everybody one of MT; Y of males alone.</summary>
internal sealed class AlleleFrequencies
{
    private readonly bool[] _founders;
    private readonly bool[] _males;
    private readonly SampleMask? _founderMask;
    private readonly SampleMask _maleFounderMask;

    public AlleleFrequencies(SampleTable samples)
    {
        _founders = new bool[samples.Count];
        _males = new bool[samples.Count];
        for (var i = 0; i < _founders.Length; i++)
        {
            _founders[i] = IsNone(samples.Fathers?[i]) && IsNone(samples.Mothers?[i]);
            _males[i] = samples.Sexes[i] == Sex.Male;
        }

        if (!Array.Exists(_founders, founder => founder)) Array.Fill(_founders, true);
        _founderMask = Array.TrueForAll(_founders, founder => founder) ? null : new SampleMask(_founders);
        _maleFounderMask = new SampleMask([.. _founders.Zip(_males, (founder, male) => founder && male)]);
    }

    /// <param name="counts">Of all samples, where they are known.</param>
    /// <returns>NaN where nobody has a call.</returns>
    public double Of(GenotypeBuffer genotypes, ChromosomeKind kind, GenotypeCounts? counts = null)
    {
        if (genotypes.HasDosage) return OfDosages(genotypes.Dosages, kind);
        var males = kind is ChromosomeKind.X or ChromosomeKind.Y ? GenotypeCounting.Count(genotypes, _maleFounderMask) : default;
        if (kind == ChromosomeKind.Y) return Ratio(males.Copies, 2L * males.Called);
        var all = _founderMask is null ? counts ?? GenotypeCounting.Count(genotypes) : GenotypeCounting.Count(genotypes, _founderMask);
        return kind == ChromosomeKind.X
            ? Ratio((2 * all.Copies) - males.Copies, (4L * all.Called) - (2L * males.Called))
            : Ratio(all.Copies, 2L * all.Called);
    }

    private double OfDosages(ReadOnlySpan<ushort> dosages, ChromosomeKind kind)
    {
        var (copies, alleles) = (0L, 0L);
        for (var i = 0; i < _founders.Length; i++)
        {
            if (!_founders[i] || dosages[i] == GenotypeBuffer.MissingDosage || (kind == ChromosomeKind.Y && !_males[i])) continue;
            var share = kind == ChromosomeKind.X && !_males[i] ? 2 : 1;
            copies += share * dosages[i];
            alleles += share;
        }

        return Ratio(copies, alleles * 2 * GenotypeBuffer.DosagePerCopy);
    }

    private static double Ratio(long copies, long alleles) => alleles == 0 ? double.NaN : (double)copies / alleles;

    private static bool IsNone(string? parent) => parent is null or "0" or "";
}
