namespace Tabib.App.Genomes;

/// <summary>How many values lie in each of some equal bins; the last bin takes all beyond.</summary>
internal sealed class BinnedCounts(double low, double step, int bins)
{
    private readonly long[] _counts = new long[bins];

    public double Low => low;

    public double Step => step;

    public IReadOnlyList<long> Counts => _counts;

    public long Total => _counts.Sum();

    /// <summary>Not a number is not counted.</summary>
    public void Add(double value)
    {
        if (double.IsNaN(value)) return;
        _counts[(int)Math.Clamp(Math.Floor(((value - low) / step) + 1e-9), 0, bins - 1)]++;
    }

    public void Add(BinnedCounts other)
    {
        for (var i = 0; i < bins; i++) _counts[i] += other._counts[i];
    }
}
