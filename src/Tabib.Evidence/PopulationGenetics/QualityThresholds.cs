using Tabib.Core.Statistics;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Limits beyond which variants and samples are proposed to be left out.</summary>
/// <remarks>The defaults are those in common use; see C. Anderson and others, Nat Protoc 2010, doi:10.1038/nprot.2010.116, and A. Marees and others, Int J Methods Psychiatr Res 2018, doi:10.1002/mpr.1608.</remarks>
public sealed record QualityThresholds
{
    /// <summary>Largest share of samples without a call.</summary>
    public double VariantMissing { get; init; } = 0.05;

    /// <summary>Smallest frequency of the rarer allele.</summary>
    public double MinorFrequency { get; init; } = 0.01;

    /// <summary>Smallest mid-p value of the Hardy-Weinberg test.</summary>
    public double HardyWeinberg { get; init; } = 1e-6;

    /// <summary>Largest share of trios with a Mendel error at a variant; a single one never counts.</summary>
    public double VariantMendel { get; init; } = 0.01;

    /// <summary>Largest share of samples with a heterozygous call of one copy.</summary>
    public double HeterozygousHaploid { get; init; } = 0.01;

    /// <summary>Largest share of variants without a call.</summary>
    public double SampleMissing { get; init; } = 0.05;

    /// <summary>Standard deviations that F may lie from the mean of all samples.</summary>
    public double HeterozygosityDeviations { get; init; } = 3;

    /// <summary>Largest share of variants with a Mendel error in a child.</summary>
    public double SampleMendel { get; init; } = 0.01;

    public SexCheck Sex { get; init; } = new();

    /// <param name="test">Null where there is none.</param>
    /// <param name="trios">Trios of the set.</param>
    public VariantFlags FlagsOf(in VariantCounts counts, HardyWeinbergP? test, int mendelErrors, int trios)
    {
        var flags = VariantFlags.None;
        if (counts.MissingRate > VariantMissing) flags |= VariantFlags.Missing;
        if (!(counts.MinorFrequency >= MinorFrequency)) flags |= VariantFlags.Rare;
        if (test is { } p && p.MidP < HardyWeinberg) flags |= VariantFlags.HardyWeinberg;
        if (mendelErrors > 1 && mendelErrors > VariantMendel * trios) flags |= VariantFlags.Mendel;
        if (counts.HeterozygousHaploid > HeterozygousHaploid * counts.Samples) flags |= VariantFlags.HeterozygousHaploid;
        return flags;
    }

    /// <param name="duplicates">Null where too few variants tell.</param>
    public IReadOnlyList<SampleFlags> FlagsOf(IReadOnlyList<SampleStatistics> samples, IReadOnlyList<DuplicatePair>? duplicates)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var flags = new SampleFlags[samples.Count];
        var (mean, deviation) = MeanAndDeviation(samples);
        foreach (var sample in samples)
        {
            ref var flag = ref flags[sample.Sample];
            if (sample.MissingRate > SampleMissing) flag |= SampleFlags.Missing;
            if (Math.Abs(sample.Inbreeding - mean) > HeterozygosityDeviations * deviation) flag |= SampleFlags.Heterozygosity;
            if (sample.SexStatus == SexStatus.Differs) flag |= SampleFlags.Sex;
            if (sample.MendelErrorsAsChild > 1 && sample.MendelErrorsAsChild > SampleMendel * sample.CheckedAsChild) flag |= SampleFlags.Mendel;
        }

        foreach (var pair in duplicates ?? [])
        {
            if ((flags[pair.First] & SampleFlags.Duplicate) != 0 || (flags[pair.Second] & SampleFlags.Duplicate) != 0) continue;
            flags[samples[pair.First].Missing > samples[pair.Second].Missing ? pair.First : pair.Second] |= SampleFlags.Duplicate;
        }

        return flags;
    }

    /// <summary>Of F over all samples that have one.</summary>
    public static (double Mean, double Deviation) MeanAndDeviation(IReadOnlyList<SampleStatistics> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var values = samples.Select(sample => sample.Inbreeding).Where(double.IsFinite).ToArray();
        if (values.Length < 2) return (double.NaN, double.NaN);
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)));
    }
}
