using System.Collections.Concurrent;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Core.Scheduling;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Products with the matrix X of standardised genotypes (samples by variants): X X' Q and X' Q.</summary>
/// <remarks>Each sample's row is divided by its share of called genotypes, so that products of two rows come near the mean over the variants called in both. Genotypes are expanded to single precision for as many variants as the second-level cache holds. Sums of single precision are at most 4,096 terms long, then go on in double; pieces of the work are added in their order.</remarks>
internal sealed class StandardisedProduct(GenotypeStore store, StandardisedVariants variants, int threads)
{
    /// <summary>Variants a piece of work.</summary>
    private const int Piece = 960;

    /// <summary>Variants expanded at a time, where the samples are few enough.</summary>
    private const int Expanded = 96;

    private const long ExpandedBytes = 8L << 20;

    /// <summary>Panels taken together, so that they and their part of the columns stay in the first-level cache.</summary>
    private const int PanelsAtATime = 8;

    /// <summary>Panels summed in single precision: 65,280 samples in 16 lanes of at most 4,080.</summary>
    private const int PanelsPerSum = 1360;

    private readonly int _panels = GenotypePanels.PanelCount(store.Samples.Count);

    /// <summary>output = X X' input / number of variants, column by column, less what the diagonal has too much by dividing twice.</summary>
    public void Multiply(double[][] input, double[][] output, CancellationToken cancellation)
    {
        var columns = ToPanels(input);
        var width = input.Length;
        var total = new double[_panels * width * GenotypePanels.Width];
        var free = new ConcurrentBag<double[]>();
        Run(
            scratch =>
            {
                var sums = free.TryTake(out var used) ? used : new double[total.Length];
                Array.Clear(sums);
                return sums;
            },
            (scratch, block, count, sums) =>
            {
                scratch.Transposed(block, columns, width, count);
                for (var panel = 0; panel < _panels; panel++)
                {
                    for (var column = 0; column < width; column += GenotypePanels.OuterRows)
                    {
                        GenotypePanels.Outer(scratch.Weights.AsSpan(column), width, block.From(panel, 0), count, scratch.Product);
                        PanelSums.Add(sums.AsSpan(((panel * width) + column) * GenotypePanels.Width), scratch.Product);
                    }
                }
            },
            sums =>
            {
                for (var i = 0; i < total.Length; i++) total[i] += sums[i];
                free.Add(sums);
            },
            width,
            cancellation);
        for (var column = 0; column < width; column++)
        {
            for (var sample = 0; sample < output[column].Length; sample++)
            {
                var sum = total[(((sample / GenotypePanels.Width * width) + column) * GenotypePanels.Width) + (sample % GenotypePanels.Width)];
                var rate = variants.CallRates[sample];
                output[column][sample] = (sum / (rate * variants.Count)) - (input[column][sample] * variants.MeanSquare * ((1 / rate) - 1));
            }
        }
    }

    /// <summary>X' input: for each column one number a variant. The number of columns is a multiple of four.</summary>
    public float[][] Transposed(double[][] input, CancellationToken cancellation)
    {
        var columns = ToPanels(input);
        var width = input.Length;
        var result = Array.ConvertAll(input, _ => new float[variants.Count]);
        var next = 0;
        Run(
            _ => new List<float>(Piece * width),
            (scratch, block, count, weights) =>
            {
                scratch.Transposed(block, columns, width, count);
                weights.AddRange(scratch.Weights.AsSpan(0, count * width));
            },
            weights =>
            {
                for (var i = 0; i < weights.Count; i += width, next++)
                {
                    for (var column = 0; column < width; column++) result[column][next] = weights[i + column];
                }
            },
            width,
            cancellation);
        return result;
    }

    private void Run<T>(Func<Scratch, T> begin, Action<Scratch, GenotypePanelBlock, int, T> work, Action<T> deliver, int width, CancellationToken cancellation)
    {
        var capacity = GenotypePanelBlock.LargestCapacity(store.Samples.Count, Expanded, ExpandedBytes);
        using var readers = new GenotypeReaders(store);
        new OrderedWork<int, T>(Enumerable.Range(0, (variants.Count + Piece - 1) / Piece), deliver).Run(
            threads,
            () =>
            {
                var reader = readers.Open();
                var genotypes = new GenotypeBuffer(store.Samples.Count);
                var block = new GenotypePanelBlock(store.Samples.Count, capacity);
                var scratch = new Scratch(block.Capacity, width);
                return piece =>
                {
                    var result = begin(scratch);
                    var end = Math.Min(variants.Count, (piece + 1) * Piece);
                    for (var start = piece * Piece; start < end; start += block.Capacity)
                    {
                        var count = Math.Min(block.Capacity, end - start);
                        for (var i = 0; i < count; i++)
                        {
                            variants.Read(start + i, reader, genotypes);
                            block.Set(i, genotypes, variants.Values(start + i));
                        }

                        for (var i = count; i % GenotypePanels.InnerVariants != 0; i++) block.Clear(i);
                        work(scratch, block, count, result);
                    }

                    return result;
                };
            },
            cancellation);
    }

    /// <summary>For each panel the columns follow each other, 48 numbers each.</summary>
    private AlignedSingles ToPanels(double[][] input)
    {
        var columns = new AlignedSingles(_panels * input.Length * GenotypePanels.Width);
        var span = columns.Span;
        for (var column = 0; column < input.Length; column++)
        {
            for (var sample = 0; sample < input[column].Length; sample++)
                span[(((sample / GenotypePanels.Width * input.Length) + column) * GenotypePanels.Width) + (sample % GenotypePanels.Width)] = (float)(input[column][sample] / variants.CallRates[sample]);
        }

        return columns;
    }

    /// <summary>What one thread works with.</summary>
    private sealed class Scratch(int capacity, int width)
    {
        private const int TileLanes = GenotypePanels.InnerVariants * GenotypePanels.InnerColumns * GenotypePanels.Lanes;

        private readonly double[] _sums = new double[capacity * width];
        private readonly AlignedSingles _lanes = new(capacity / GenotypePanels.InnerVariants * (width / GenotypePanels.InnerColumns) * TileLanes);
        private readonly float[] _tile = new float[GenotypePanels.InnerVariants * GenotypePanels.InnerColumns];

        /// <summary>Rows of variants, one number a column.</summary>
        public float[] Weights { get; } = new float[(capacity * width) + GenotypePanels.OuterRows];

        public float[] Product { get; } = new float[GenotypePanels.OuterRows * GenotypePanels.Width];

        /// <summary>Fills <see cref="Weights"/> with the products of the variants with the columns.</summary>
        public void Transposed(GenotypePanelBlock block, AlignedSingles columns, int width, int count)
        {
            Array.Clear(_sums);
            for (var first = 0; first < block.PanelCount; first += PanelsPerSum)
            {
                var end = Math.Min(block.PanelCount, first + PanelsPerSum);
                _lanes.Span.Clear();
                for (var panel = first; panel < end; panel += PanelsAtATime) AddPanels(block, columns, width, count, panel, Math.Min(PanelsAtATime, end - panel));
                AddSums(width, count);
            }

            for (var i = 0; i < count * width; i++) Weights[i] = (float)_sums[i];
        }

        private void AddPanels(GenotypePanelBlock block, AlignedSingles columns, int width, int count, int panel, int panels)
        {
            var stride = width * GenotypePanels.Width;
            var lanes = _lanes.Span;
            for (var variant = 0; variant < count; variant += GenotypePanels.InnerVariants)
            {
                for (var column = 0; column < width; column += GenotypePanels.InnerColumns)
                {
                    GenotypePanels.Inner(block.From(panel, variant), block.PanelStride, columns.Span[((panel * stride) + (column * GenotypePanels.Width))..], stride, panels, lanes);
                    lanes = lanes[TileLanes..];
                }
            }
        }

        private void AddSums(int width, int count)
        {
            var lanes = _lanes.Span;
            for (var variant = 0; variant < count; variant += GenotypePanels.InnerVariants)
            {
                for (var column = 0; column < width; column += GenotypePanels.InnerColumns)
                {
                    GenotypePanels.SumLanes(lanes[..TileLanes], _tile);
                    lanes = lanes[TileLanes..];
                    for (var i = 0; i < _tile.Length; i++)
                        _sums[((variant + (i / GenotypePanels.InnerColumns)) * width) + column + (i % GenotypePanels.InnerColumns)] += _tile[i];
                }
            }
        }
    }
}
