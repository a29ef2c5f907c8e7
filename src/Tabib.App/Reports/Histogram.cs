namespace Tabib.App.Reports;

/// <summary>How many things have a value in each of some equal bins, perhaps of several kinds.</summary>
/// <param name="Across">What the values are.</param>
/// <param name="What">What is counted, such as "variants".</param>
/// <param name="Low">Where the first bin begins.</param>
/// <param name="IsLastOpen">The last bin holds all beyond it.</param>
/// <param name="Limits">Values that part what is kept from what is not.</param>
public sealed record Histogram(string Title, string Across, string What, double Low, double Step, IReadOnlyList<HistogramSeries> Series, bool IsLastOpen, IReadOnlyList<double> Limits)
{
    public int Bins => Series.Max(series => series.Counts.Count);

    public long Total => Series.Sum(series => series.Counts.Sum());

    public double EdgeOf(int bin) => Low + (bin * Step);
}
