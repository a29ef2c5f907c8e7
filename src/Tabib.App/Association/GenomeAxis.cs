using Tabib.Core.Genome;

namespace Tabib.App.Association;

/// <summary>Places along the chromosomes that are tested, one after the other, each as long as its variants reach.</summary>
internal sealed class GenomeAxis
{
    public const int Places = 1000;

    private readonly int[] _first;
    private readonly double[] _start;
    private readonly double _length;

    public GenomeAxis(VariantTable variants, ReadOnlySpan<int> selected)
    {
        var count = variants.Chromosomes.Count;
        (_first, _start) = (new int[count], new double[count]);
        var last = new int[count];
        Array.Fill(_first, int.MaxValue);
        foreach (var variant in selected)
        {
            var chromosome = variants.ChromosomeIndex(variant);
            _first[chromosome] = Math.Min(_first[chromosome], variants.Start(variant));
            last[chromosome] = Math.Max(last[chromosome], variants.Start(variant));
        }

        // One variant alone still has a place of its own.
        double Length(int chromosome) => last[chromosome] - _first[chromosome] + 1.0;
        var present = Enumerable.Range(0, count).Where(chromosome => _first[chromosome] != int.MaxValue).ToArray();
        var gap = present.Sum(Length) / Math.Max(100, 4 * present.Length);
        var bands = new List<(string, double, double)>();
        foreach (var chromosome in present)
        {
            _start[chromosome] = _length;
            _length += Length(chromosome);
            bands.Add((variants.Chromosomes[chromosome].Name, _start[chromosome], _length));
            _length += gap;
        }

        _length = Math.Max(1, _length - gap);
        Bands = [.. bands.Select(band => (band.Item1, band.Item2 / _length, band.Item3 / _length))];
    }

    /// <summary>Name, start and end of each chromosome, 0 to 1.</summary>
    public IReadOnlyList<(string Name, double Start, double End)> Bands { get; }

    /// <param name="start">0-based position.</param>
    public int PlaceOf(int chromosome, int start) => (int)Math.Min(Places - 1, (_start[chromosome] + (start - _first[chromosome])) / _length * Places);
}
