using System.Collections.Concurrent;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Core.Scheduling;
using Tabib.Ingest.PrincipalComponents;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>For every sample the products of its standardised genotypes with the loadings, their sum of squares, and the calls they come from.</summary>
internal sealed class ProjectionSums
{
    private const int Piece = 960;
    private const int Expanded = 96;
    private const long ExpandedBytes = 8L << 20;
    private const int Rows = GenotypePanels.OuterRows;

    private readonly double[] _products;
    private readonly double[] _squares;
    private readonly int[] _missing;
    private readonly int _width;

    private ProjectionSums(int samples, int width)
    {
        var panels = GenotypePanels.PanelCount(samples);
        _width = width;
        _products = new double[panels * width * GenotypePanels.Width];
        _squares = new double[panels * Rows * GenotypePanels.Width];
        _missing = new int[samples];
    }

    public double Product(int sample, int component) =>
        _products[(((sample / GenotypePanels.Width * _width) + component) * GenotypePanels.Width) + (sample % GenotypePanels.Width)];

    public double Squares(int sample) => _squares[(sample / GenotypePanels.Width * Rows * GenotypePanels.Width) + (sample % GenotypePanels.Width)];

    public int Missing(int sample) => _missing[sample];

    public static ProjectionSums Of(GenotypeStore store, PcaReference reference, IReadOnlyList<MatchedVariant> matched, int threads, CancellationToken cancellation)
    {
        var samples = store.Samples.Count;
        var width = (reference.Components + Rows - 1) / Rows * Rows;
        var total = new ProjectionSums(samples, width);
        var free = new ConcurrentBag<ProjectionSums>();
        var calls = new ConcurrentBag<SampleCallCounts>();
        using var readers = new GenotypeReaders(store);
        new OrderedWork<int, ProjectionSums>(Enumerable.Range(0, (matched.Count + Piece - 1) / Piece), sums =>
        {
            total.Add(sums);
            free.Add(sums);
        }).Run(
            threads,
            () =>
            {
                var reader = readers.Open();
                var genotypes = new GenotypeBuffer(samples);
                var capacity = GenotypePanelBlock.LargestCapacity(samples, Expanded, ExpandedBytes);
                var (values, squares) = (new GenotypePanelBlock(samples, capacity), new GenotypePanelBlock(samples, capacity));
                var counter = new SampleCallCounts(samples);
                calls.Add(counter);
                return piece =>
                {
                    var sums = free.TryTake(out var used) ? used : new ProjectionSums(samples, width);
                    Array.Clear(sums._products);
                    Array.Clear(sums._squares);
                    var end = Math.Min(matched.Count, (piece + 1) * Piece);
                    for (var start = piece * Piece; start < end; start += values.Capacity)
                    {
                        var count = Math.Min(values.Capacity, end - start);
                        var weights = new float[(count * width) + Rows];
                        for (var i = 0; i < count; i++)
                        {
                            var match = matched[start + i];
                            reader.Read(match.Variant, match.Allele, genotypes);
                            Set(values, squares, i, genotypes, reference.Variants[match.Number], match.IsSwapped);
                            counter.Add(genotypes);
                            reference.Loadings[match.Number].CopyTo(weights, i * width);
                        }

                        sums.Add(values, squares, weights, count);
                    }

                    return sums;
                };
            },
            cancellation);
        foreach (var counter in calls) counter.MoveTo(new int[samples], total._missing);
        return total;
    }

    private static void Set(GenotypePanelBlock values, GenotypePanelBlock squares, int place, GenotypeBuffer genotypes, PcaReferenceVariant variant, bool isSwapped)
    {
        Span<float> numbers = stackalloc float[4];
        Span<float> second = stackalloc float[4];
        for (var code = 0; code < 3; code++)
        {
            var copies = isSwapped ? 2 - code : code;
            numbers[code] = (float)((copies - (2 * variant.Frequency)) / variant.Scale);
            second[code] = numbers[code] * numbers[code];
        }

        (numbers[3], second[3]) = (0, 0);
        values.Set(place, genotypes, numbers);
        squares.Set(place, genotypes, second);
    }

    private void Add(GenotypePanelBlock values, GenotypePanelBlock squares, float[] weights, int count)
    {
        Span<float> product = stackalloc float[Rows * GenotypePanels.Width];
        var ones = new float[count * Rows];
        Array.Fill(ones, 1);
        for (var panel = 0; panel < values.PanelCount; panel++)
        {
            for (var component = 0; component < _width; component += Rows)
            {
                GenotypePanels.Outer(weights.AsSpan(component), _width, values.From(panel, 0), count, product);
                PanelSums.Add(_products.AsSpan(((panel * _width) + component) * GenotypePanels.Width), product);
            }

            GenotypePanels.Outer(ones, Rows, squares.From(panel, 0), count, product);
            PanelSums.Add(_squares.AsSpan(panel * Rows * GenotypePanels.Width), product);
        }
    }

    private void Add(ProjectionSums part)
    {
        for (var i = 0; i < _products.Length; i++) _products[i] += part._products[i];
        for (var i = 0; i < _squares.Length; i++) _squares[i] += part._squares[i];
    }
}
