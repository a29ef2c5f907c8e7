using Tabib.Core.Statistics;
using Tabib.Evidence.PopulationGenetics;

namespace Tabib.App.Genomes;

/// <summary>Counts over variants: how many each filter takes out, and the distributions that are drawn.</summary>
internal sealed class QualityTally
{
    private const double Log10OfE = 0.43429448190325182765;

    public static readonly int Filters = Enum.GetValues<VariantFlags>().Length - 1;

    public FilterTally Flags { get; } = new(Filters);

    public BinnedCounts MissingRates { get; } = new(0, 0.005, 21);

    public BinnedCounts MinorFrequencies { get; } = new(0, 0.02, 26);

    /// <summary>-log10 of mid-p values of polymorphic variants.</summary>
    public BinnedCounts HardyWeinberg { get; } = new(0, 0.02, 1001);

    public long Rows { get; private set; }

    public long Monomorphic { get; private set; }

    public long NotCalled { get; private set; }

    public long HeterozygousHaploid { get; private set; }

    public long MendelErrors { get; private set; }

    public void Add(in VariantCounts counts, HardyWeinbergP? test, VariantFlags flags, int mendelErrors)
    {
        Rows++;
        Flags.Add((int)flags, counts.Missing, counts.Samples);
        MissingRates.Add(counts.MissingRate);
        HeterozygousHaploid += counts.HeterozygousHaploid;
        MendelErrors += mendelErrors;
        if (counts.AlleleCount == 0)
        {
            NotCalled++;
            return;
        }

        MinorFrequencies.Add(counts.MinorFrequency);
        if (counts.MinorFrequency == 0) Monomorphic++;
        else if (test is { } p) HardyWeinberg.Add(-p.LogMidP * Log10OfE);
    }

    public void Add(QualityTally other)
    {
        Flags.Add(other.Flags);
        MissingRates.Add(other.MissingRates);
        MinorFrequencies.Add(other.MinorFrequencies);
        HardyWeinberg.Add(other.HardyWeinberg);
        Rows += other.Rows;
        Monomorphic += other.Monomorphic;
        NotCalled += other.NotCalled;
        HeterozygousHaploid += other.HeterozygousHaploid;
        MendelErrors += other.MendelErrors;
    }
}
