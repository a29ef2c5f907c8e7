namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Variants in a row, with what bounds of their correlations are made of side by side in memory.</summary>
internal sealed class LdColumns
{
    private LdVariant[] _variants = [];
    private ulong[][] _planes = [];
    private double[] _means = [];
    private double[] _squares = [];
    private double[] _apart = [];
    private double[] _called = [];
    private double[] _missing = [];
    private double[] _carriers = [];
    private double[] _homozygotes = [];
    private double[] _variances = [];

    public LdColumns() => Resize(64);

    public int Count { get; private set; }

    public LdVariant this[int index] => _variants[index];

    /// <summary>Means; not a number where too much is missing for bounds. All spans of numbers reach <see cref="LdProbe.Batch"/> entries beyond the last variant.</summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>Sums of squared deviations from the mean, less the largest that a few samples can have.</summary>
    public ReadOnlySpan<double> Squares => _squares;

    /// <summary>The largest absolute sum of deviations that a few samples can have.</summary>
    public ReadOnlySpan<double> Apart => _apart;

    public ReadOnlySpan<double> Called => _called;

    public ReadOnlySpan<double> Missing => _missing;

    /// <summary>Samples with at least one copy of the counted allele.</summary>
    public ReadOnlySpan<double> Carriers => _carriers;

    /// <summary>Samples with two copies.</summary>
    public ReadOnlySpan<double> Homozygotes => _homozygotes;

    /// <summary>Variance times the square of the number of samples; not a number where a call is missing.</summary>
    public ReadOnlySpan<double> Variances => _variances;

    public ReadOnlySpan<ulong[]> Planes(int start, int count) => _planes.AsSpan(start, count);

    public static double BoundedMean(LdVariant variant) => variant.MissingCount <= variant.Few ? variant.Mean : double.NaN;

    public static double WholeVariance(LdVariant variant) =>
        variant.MissingCount > 0 ? double.NaN : ((double)variant.CalledCount * variant.SumOfSquares) - ((double)variant.Sum * variant.Sum);

    public static double LeastSquares(LdVariant variant) => variant.SumOfSquaredDeviations - variant.LargestSquares;

    public void Add(LdVariant variant)
    {
        if (Count == _variants.Length) Resize(Count * 2);
        _variants[Count] = variant;
        _planes[Count] = variant.Planes;
        _means[Count] = BoundedMean(variant);
        _squares[Count] = LeastSquares(variant);
        _apart[Count] = variant.LargestSum;
        _called[Count] = variant.CalledCount;
        _carriers[Count] = variant.Carriers;
        _homozygotes[Count] = variant.Homozygotes;
        _variances[Count] = WholeVariance(variant);
        _missing[Count++] = variant.MissingCount;
    }

    public void RemoveRange(int start, int count)
    {
        Close(_variants);
        Close(_planes);
        Close(_means);
        Close(_squares);
        Close(_apart);
        Close(_called);
        Close(_missing);
        Close(_carriers);
        Close(_homozygotes);
        Close(_variances);
        Count -= count;

        void Close<T>(T[] values) => Array.Copy(values, start + count, values, start, Count - start - count);
    }

    private void Resize(int capacity)
    {
        Array.Resize(ref _variants, capacity);
        Array.Resize(ref _planes, capacity);
        Array.Resize(ref _means, capacity + LdProbe.Batch);
        Array.Resize(ref _squares, capacity + LdProbe.Batch);
        Array.Resize(ref _apart, capacity + LdProbe.Batch);
        Array.Resize(ref _called, capacity + LdProbe.Batch);
        Array.Resize(ref _missing, capacity + LdProbe.Batch);
        Array.Resize(ref _carriers, capacity + LdProbe.Batch);
        Array.Resize(ref _homozygotes, capacity + LdProbe.Batch);
        Array.Resize(ref _variances, capacity + LdProbe.Batch);
    }
}
