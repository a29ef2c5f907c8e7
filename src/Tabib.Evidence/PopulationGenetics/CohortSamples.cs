using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>The samples of a cohort as frequencies need them: founders, males, females.</summary>
/// <remarks>A founder is a sample whose two parents are unknown ("0"), as in PLINK. A sample of unknown sex counts with two copies of X, and neither on Y nor in the test of X.</remarks>
public sealed class CohortSamples
{
    /// <param name="countNonfounders">Whether frequencies and tests count samples with known parents too.</param>
    public CohortSamples(SampleTable samples, bool countNonfounders = false)
    {
        ArgumentNullException.ThrowIfNull(samples);
        Table = samples;
        var founders = new bool[samples.Count];
        for (var i = 0; i < founders.Length; i++) founders[i] = countNonfounders || (IsUnknown(samples.Fathers, i) && IsUnknown(samples.Mothers, i));
        Counted = new SampleMask(founders);
        CountedMales = MaskOf(i => founders[i] && samples.Sexes[i] == Sex.Male);
        CountedFemales = MaskOf(i => founders[i] && samples.Sexes[i] == Sex.Female);
        Males = MaskOf(i => samples.Sexes[i] == Sex.Male);
        UnknownSexCount = samples.Sexes.Count(sex => sex == Sex.Unknown);
    }

    public SampleTable Table { get; }

    public int Count => Table.Count;

    /// <summary>Samples that frequencies and tests are computed of.</summary>
    public SampleMask Counted { get; }

    public SampleMask CountedMales { get; }

    public SampleMask CountedFemales { get; }

    /// <summary>All males, founders or not.</summary>
    public SampleMask Males { get; }

    public int UnknownSexCount { get; }

    /// <summary>Whether every sample is counted, so that one count does for both.</summary>
    public bool AllCounted => Counted.Count == Count;

    private static bool IsUnknown(string[]? parents, int sample) => parents is null || parents[sample] is "0" or "";

    private SampleMask MaskOf(Func<int, bool> chosen)
    {
        var flags = new bool[Count];
        for (var i = 0; i < flags.Length; i++) flags[i] = chosen(i);
        return new SampleMask(flags);
    }
}
