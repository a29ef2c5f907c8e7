using Tabib.App.Reports;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Evidence.PopulationGenetics;

namespace Tabib.App.Genomes;

/// <summary>What the quality page shows, worked out.</summary>
public sealed class QualityPageContent
{
    private const int MostListed = 50;

    /// <summary>-log10 beyond which points of the quantile plot are drawn at its edge.</summary>
    private const double LargestLog = 20;

    private readonly QualityTally _tally;
    private readonly IReadOnlyList<SampleStatistics> _samples;
    private readonly IReadOnlyList<SampleFlags> _flags;
    private readonly SampleTable _table;
    private readonly QualityThresholds _limits;

    internal QualityPageContent(string name, QualityReport report, QualityTally tally, IReadOnlyList<SampleStatistics> samples, IReadOnlyList<SampleFlags> flags, SampleTable table, QualityThresholds limits)
    {
        Name = name;
        Report = report;
        _tally = tally;
        _samples = samples;
        _flags = flags;
        _table = table;
        _limits = limits;
    }

    /// <summary>Of the genotype set.</summary>
    public string Name { get; }

    public QualityReport Report { get; }

    public Labels Labels { get; } = new();

    public Histogram VariantMissing => new(Labels.MissingOfVariants, Labels.LoweredCalls, Labels.VariantsWord, _tally.MissingRates.Low, _tally.MissingRates.Step, [new HistogramSeries("", _tally.MissingRates.Counts)], true, [_limits.VariantMissing]);

    public Histogram MinorFrequencies => new(Labels.MinorFrequencies, Labels.MinorFrequency, Labels.VariantsWord, _tally.MinorFrequencies.Low, _tally.MinorFrequencies.Step, [new HistogramSeries("", _tally.MinorFrequencies.Counts)], false, [_limits.MinorFrequency]);

    public Histogram SampleMissing
    {
        get
        {
            var bins = new BinnedCounts(0, 0.005, 21);
            foreach (var sample in _samples) bins.Add(sample.MissingRate);
            return new Histogram(Labels.MissingOfSamples, Labels.LoweredCalls, Labels.SamplesWord, bins.Low, bins.Step, [new HistogramSeries("", bins.Counts)], true, [_limits.SampleMissing]);
        }
    }

    public Histogram InbreedingOfX => new(
        Labels.InbreedingOfX, Labels.InbreedingOfXValue, Labels.SamplesWord, -0.5, 0.05,
        [OfSex(Sex.Female, Labels.Female), OfSex(Sex.Male, Labels.Male), OfSex(Sex.Unknown, Labels.NotStated)], false, [_limits.Sex.LargestOfFemales, _limits.Sex.SmallestOfMales]);

    public bool HasX => _samples.Any(sample => double.IsFinite(sample.InbreedingOfX));

    public PointCloud Inbreeding
    {
        get
        {
            var (mean, deviation) = QualityThresholds.MeanAndDeviation(_samples);
            var reach = _limits.HeterozygosityDeviations * deviation;
            return new PointCloud(
                Labels.Inbreeding, Labels.LoweredCalls, Labels.InbreedingValue,
                [Points(Labels.OtherSamples, flagged: false), Points(Labels.FlaggedVariants, flagged: true)], false, double.IsFinite(reach) ? [mean - reach, mean + reach] : []);
        }
    }

    public PointCloud HardyWeinberg => new(Labels.HardyWeinberg, Labels.ExpectedMinusLog, Labels.ObservedMinusLog, [new PointSeries("", Quantiles())], true, []);

    /// <summary>How many p-values lie below powers of ten, and how many would by chance.</summary>
    public IReadOnlyList<(string Below, long Seen, double Expected)> HardyWeinbergTable
    {
        get
        {
            var total = _tally.HardyWeinberg.Total;
            return [.. Enumerable.Range(1, 8).Select(power =>
            {
                var first = (int)Math.Round(power / _tally.HardyWeinberg.Step);
                return ($"1e-{power}", _tally.HardyWeinberg.Counts.Skip(first).Sum(), total * Math.Pow(10, -power));
            })];
        }
    }

    public long PolymorphicTested => _tally.HardyWeinberg.Total;

    /// <summary>The first flagged samples, in the order of the set.</summary>
    public IReadOnlyList<QualitySampleRow> Flagged => [.. _samples.Where(sample => _flags[sample.Sample] != SampleFlags.None).Take(MostListed).Select(sample => new QualitySampleRow(
        _table.Ids[sample.Sample], NumberText.Percent(sample.MissingRate), Text(sample.Inbreeding), SexText(_table.Sexes[sample.Sample]), $"{SexText(sample.InferredSex)} ({Text(sample.InbreedingOfX)})", sample.MendelErrorsAsChild, QualityWords.Of(_flags[sample.Sample])))];

    public int FlaggedCount => _flags.Count(flag => flag != SampleFlags.None);

    private static string Text(double value) => double.IsFinite(value) ? NumberText.Of(value) : "–";

    private string SexText(Sex sex) => sex switch { Sex.Female => Labels.Female, Sex.Male => Labels.Male, _ => "–" };

    private HistogramSeries OfSex(Sex sex, string label)
    {
        var bins = new BinnedCounts(-0.5, 0.05, 31);
        foreach (var sample in _samples)
            if (_table.Sexes[sample.Sample] == sex) bins.Add(sample.InbreedingOfX);
        return new HistogramSeries(label, bins.Counts);
    }

    private PointSeries Points(string label, bool flagged) => new(label,
        [.. _samples.Where(sample => _flags[sample.Sample] != SampleFlags.None == flagged && double.IsFinite(sample.Inbreeding) && double.IsFinite(sample.MissingRate)).Select(sample => (sample.MissingRate, sample.Inbreeding))]);

    /// <summary>Of the binned p-values: each bin at the middle of its ranks.</summary>
    private List<(double X, double Y)> Quantiles()
    {
        var points = new List<(double, double)>();
        var counts = _tally.HardyWeinberg.Counts;
        var total = _tally.HardyWeinberg.Total;
        long smaller = 0;
        for (var bin = counts.Count - 1; bin >= 0; bin--)
        {
            if (counts[bin] == 0) continue;
            points.Add((-Math.Log10((smaller + (counts[bin] / 2.0)) / total), Math.Min(LargestLog, (bin + 0.5) * _tally.HardyWeinberg.Step)));
            smaller += counts[bin];
        }

        return points;
    }
}
