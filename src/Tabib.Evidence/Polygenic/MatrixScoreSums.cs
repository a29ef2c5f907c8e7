using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.Polygenic;

/// <summary>Sums of many scores over the same variants, eight at a time; the tally of alleles is the last column.</summary>
internal sealed class MatrixScoreSums : ScoreSums
{
    private const int Columns = GenotypeMatrixSums.Columns;

    /// <summary>Samples whose bytes and sums stay near the processor while all groups of a block go over them.</summary>
    private const int SamplesPerTile = 4096;

    private const int WorthsPerEntry = 4 * Columns;

    private readonly AlignedNumbers[] _sums;
    private readonly AlignedNumbers _tables = new(GenotypeMatrixSums.TableLength);
    private readonly AlignedNumbers _worths = new(GenotypeMatrixSums.VariantsPerGroup * WorthsPerEntry);
    private readonly List<MatrixEntry> _entries = [];
    private readonly DecimalMatrixSums? _decimals;
    private readonly int _paddedSamples;
    private byte[] _bytes = [];

    public MatrixScoreSums(FixedWeights weights, ScoreTarget target, ScoreOptions options)
        : base(weights, target, options)
    {
        _paddedSamples = GenotypeBuffer.PaddedWords(target.Samples.Count) * GenotypeBuffer.SamplesPerWord;
        _sums = new AlignedNumbers[ChunksOf(weights.Scores.Names.Count)];
        for (var chunk = 0; chunk < _sums.Length; chunk++) _sums[chunk] = new AlignedNumbers(checked(_paddedSamples * Columns));
        if (DecimalMatrixSums.CanAdd(weights)) _decimals = new DecimalMatrixSums(weights, _paddedSamples, ExpectsMissing, _sums);
    }

    private int TallyColumn => Weights.Scores.Names.Count;

    /// <summary>Eights of columns, one of which is the tally.</summary>
    public static int ChunksOf(int scores) => (scores + Columns) / Columns;

    public override void Merge(ScoreSums other)
    {
        base.Merge(other);
        for (var chunk = 0; chunk < _sums.Length; chunk++) WholeSums.Add(((MatrixScoreSums)other)._sums[chunk].Span, _sums[chunk].Span);
    }

    public override void Complete() => _decimals?.Complete();

    protected override void AddSimple(GenotypeBlock block, in GenotypeRow row, int number, int entry) =>
        _entries.Add(new MatrixEntry(number * block.WordsPerRow, entry, !row.HasMissing ? 0 : Weights.Scores.Alleles[entry] == 0 ? 1 - row.Frequency : row.Frequency, row.Counts));

    protected override void Flush(GenotypeBlock block)
    {
        if (_decimals?.TryAdd(block, CollectionsMarshal.AsSpan(_entries)) != true) AddAll(block);
        _entries.Clear();
    }

    protected override long SumOf(int sample, int column) => _sums[column / Columns].Span[PlaceOf(sample, column)];

    protected override long TallyOf(int sample) => SumOf(sample, TallyColumn);

    private void AddAll(GenotypeBlock block)
    {
        var groups = (_entries.Count + GenotypeMatrixSums.VariantsPerGroup - 1) / GenotypeMatrixSums.VariantsPerGroup;
        for (var first = 0; groups > 0 && first < _paddedSamples; first += SamplesPerTile)
        {
            var samples = Math.Min(SamplesPerTile, _paddedSamples - first);
            Interleave(block, groups, first, samples);
            for (var chunk = 0; chunk < _sums.Length; chunk++)
            {
                var sums = _sums[chunk].Span.Slice(first * Columns, samples * Columns);
                for (var group = 0; group < groups; group++)
                {
                    FillWorths(chunk, group);
                    GenotypeMatrixSums.Add(_bytes.AsSpan(group * 4 * samples, 4 * samples), _worths.Span, _tables.Span, sums);
                }
            }
        }
    }

    private static int PlaceOf(int sample, int column) => (GenotypeMatrixSums.SlotOf(sample) * Columns) + (column % Columns);

    private void Interleave(GenotypeBlock block, int groups, int firstSample, int samples)
    {
        if (_bytes.Length < groups * 4 * samples) _bytes = new byte[groups * 4 * samples];
        Span<int> rows = stackalloc int[4];
        for (var four = 0; four < groups * 4; four++)
        {
            for (var i = 0; i < 4; i++)
            {
                // What is lacking in the last group has worths of 0; any row will do.
                var place = (four * 4) + i;
                rows[i] = (place < _entries.Count ? _entries[place].Row : 0) + (firstSample / GenotypeBuffer.SamplesPerWord);
            }

            GenotypeMatrixSums.Interleave(block.Packed, rows, _bytes.AsSpan(four * samples, samples));
        }
    }

    private void FillWorths(int chunk, int group)
    {
        var worths = _worths.Span;
        worths.Clear();
        var columns = Math.Min(Columns, Weights.Scores.Names.Count - (chunk * Columns));
        Span<double> weights = stackalloc double[Columns];
        Span<double> scales = stackalloc double[Columns];
        Span<double> factors = stackalloc double[Columns];
        weights.Clear();
        scales.Clear();
        factors.Clear();
        Weights.Scales.Slice(chunk * Columns, columns).CopyTo(scales);
        Weights.Factors.Slice(chunk * Columns, columns).CopyTo(factors);
        for (var i = 0; i < GenotypeMatrixSums.VariantsPerGroup; i++)
        {
            var place = (group * GenotypeMatrixSums.VariantsPerGroup) + i;
            if (place >= _entries.Count) return;
            var (entry, frequency) = (_entries[place].Entry, _entries[place].EffectFrequency);
            var isReference = Weights.Scores.Alleles[entry] == 0;
            Weights.Scores.WeightsOf(entry).Slice(chunk * Columns, columns).CopyTo(weights);
            var one = Rounded(Vector512.Round(Vector512.Create<double>(weights) * Vector512.Create<double>(scales)) * Vector512.Create<double>(factors));
            var ofEntry = worths.Slice(i * WorthsPerEntry, WorthsPerEntry);
            one.CopyTo(ofEntry[Columns..]);
            (one + one).CopyTo(ofEntry[(isReference ? 0 : 2 * Columns)..]);
            if (ExpectsMissing && frequency > 0) Rounded(Vector512.ConvertToDouble(one) * Vector512.Create(2 * frequency)).CopyTo(ofEntry[(3 * Columns)..]);
            if (columns == Columns) continue;
            ofEntry[Columns + columns] = GenotypeBuffer.DosagePerCopy;
            ofEntry[(isReference ? 0 : 2 * Columns) + columns] = 2 * GenotypeBuffer.DosagePerCopy;
            ofEntry[(3 * Columns) + columns] = AlleleTally.OfMissing(2);
        }
    }

    /// <summary>As <see cref="FixedWeights.Round"/>, eight at a time.</summary>
    private static Vector512<long> Rounded(Vector512<double> values) => Vector512.ConvertToInt64(Vector512.Round(values));
}
