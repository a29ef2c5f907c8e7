namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Variants in a row, with what bounds of their correlations are made of side by side in memory.</summary>
internal sealed class LdColumns
{
    private LdVariant[] _variants = new LdVariant[64];
    private ulong[][] _planes = new ulong[64][];
    private Bounds[] _bounds = new Bounds[64];

    public int Count { get; private set; }

    public LdVariant this[int index] => _variants[index];

    public ReadOnlySpan<ulong[]> Planes(int start, int count) => _planes.AsSpan(start, count);

    public ReadOnlySpan<Bounds> BoundsOf(int start, int count) => _bounds.AsSpan(start, count);

    public void Add(LdVariant variant)
    {
        if (Count == _variants.Length)
        {
            Array.Resize(ref _variants, Count * 2);
            Array.Resize(ref _planes, Count * 2);
            Array.Resize(ref _bounds, Count * 2);
        }

        _variants[Count] = variant;
        _planes[Count] = variant.Planes;
        _bounds[Count++] = new Bounds(variant);
    }

    public void RemoveRange(int start, int count)
    {
        var rest = Count - start - count;
        Array.Copy(_variants, start + count, _variants, start, rest);
        Array.Copy(_planes, start + count, _planes, start, rest);
        Array.Copy(_bounds, start + count, _bounds, start, rest);
        Count -= count;
    }

    /// <summary>Of one variant; <see cref="Mean"/> is not a number where too much is missing for bounds.</summary>
    public readonly struct Bounds(LdVariant variant)
    {
        public readonly double Mean = variant.MissingCount <= variant.Few ? variant.Mean : double.NaN;
        public readonly double Squares = variant.SumOfSquaredDeviations - variant.LargestSquares;
        public readonly double Apart = variant.LargestSum;
        public readonly double Called = variant.CalledCount;
        public readonly double Missing = variant.MissingCount;
    }
}
