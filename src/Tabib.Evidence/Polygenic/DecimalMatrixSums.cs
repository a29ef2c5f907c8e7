using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.Polygenic;

/// <summary>Sums of many scores whose weights are decimals of few digits: sixteen at a time in 32 bits, taken into the long sums before they can overflow.</summary>
/// <remarks>
/// What called genotypes are worth are whole numbers of the weights' last decimal; what missing ones are expected to be worth are not, and go into the long sums one by one.
/// Variants of which few samples differ from the rest go by these samples alone. All of it is exact: the sums are those of <see cref="MatrixScoreSums"/>.
/// </remarks>
internal sealed class DecimalMatrixSums(FixedWeights weights, int paddedSamples, bool expectsMissing, AlignedNumbers[] longSums)
{
    private const int Columns = GenotypeShortSums.Columns;
    private const int WorthsPerEntry = 4 * Columns;
    private const ulong LowBits = 0x5555_5555_5555_5555;

    /// <summary>Larger weights would have to be taken into the long sums all too often.</summary>
    private const double LargestWeight = 1 << 22;

    /// <summary>Variants of which no more than one sample in so many differs go by their list.</summary>
    private const int ListedShare = 16;

    /// <summary>Where more than one genotype in so many is missing, all is added as long numbers.</summary>
    private const int MissingShare = 24;

    /// <summary>Samples whose bytes and sums stay near the processor while all groups of a block go over them.</summary>
    private const int SamplesPerTile = 8192;

    private readonly AlignedNumbers[] _sums = [.. Enumerable.Range(0, ChunksOf(weights)).Select(_ => new AlignedNumbers(paddedSamples * Columns / 2))];
    private readonly long[] _constants = new long[ChunksOf(weights) * Columns];
    private readonly AlignedNumbers _tables = new(GenotypeShortSums.TableLength / 2);
    private readonly AlignedNumbers _worths = new(GenotypeShortSums.VariantsPerGroup * WorthsPerEntry / 2);
    private readonly List<int> _dense = [];
    private readonly List<Listed> _listed = [];
    private readonly List<int> _places = [];
    private readonly double[] _scales = Padded(weights.Scales, 1);
    private readonly long[] _factors = [.. Padded(weights.Factors, GenotypeBuffer.DosagePerCopy).Select(factor => (long)factor)];
    private byte[] _bytes = [];
    private double _largest;

    /// <summary>Whether weights are short enough.</summary>
    public static bool CanAdd(FixedWeights weights) => weights.LargestWhole <= LargestWeight;

    /// <returns>False where the block is not fit for it: nothing was added.</returns>
    public bool TryAdd(GenotypeBlock block, ReadOnlySpan<MatrixEntry> entries)
    {
        var (missing, largest) = (0L, 2 * Math.Max(1, weights.LargestWhole) * entries.Length);
        foreach (var entry in entries) missing += entry.Counts.Missing;
        if (missing * MissingShare > (long)paddedSamples * entries.Length || largest > int.MaxValue) return false;
        if (_largest + largest > int.MaxValue) Complete();
        _largest += largest;
        Sort(block, entries);
        for (var first = 0; first < paddedSamples && _dense.Count > 0; first += SamplesPerTile) AddDense(block, entries, first, Math.Min(SamplesPerTile, paddedSamples - first));
        for (var chunk = 0; chunk < _sums.Length; chunk++) AddListed(entries, chunk);
        return true;
    }

    /// <summary>Takes the short sums into the long ones.</summary>
    public void Complete()
    {
        for (var chunk = 0; chunk < _sums.Length; chunk++)
        {
            var sums = Shorts(_sums[chunk]);
            var factors = _factors.AsSpan(chunk * Columns, Columns);
            var constants = _constants.AsSpan(chunk * Columns, Columns);
            for (var half = 0; half < 2 && (2 * chunk) + half < longSums.Length; half++)
                GenotypeShortSums.Widen(sums, half, factors[(half * 8)..], constants[(half * 8)..], longSums[(2 * chunk) + half].Span);
            sums.Clear();
            constants.Clear();
        }

        _largest = 0;
    }

    private static int ChunksOf(FixedWeights weights) => (weights.Scores.Names.Count + Columns) / Columns;

    private static Span<int> Shorts(AlignedNumbers numbers) => MemoryMarshal.Cast<long, int>(numbers.Span);

    /// <summary>Behind the scores comes the tally of alleles.</summary>
    private static double[] Padded(ReadOnlySpan<double> values, double ofTally)
    {
        var padded = new double[(values.Length + Columns) / Columns * Columns];
        values.CopyTo(padded);
        padded[values.Length] = ofTally;
        return padded;
    }

    /// <summary>Which variants go over all samples and which by a list, and the samples of the lists: those that differ, and those that are missing.</summary>
    private void Sort(GenotypeBlock block, ReadOnlySpan<MatrixEntry> entries)
    {
        _dense.Clear();
        _listed.Clear();
        _places.Clear();
        for (var i = 0; i < entries.Length; i++)
        {
            var counts = entries[i].Counts;
            var common = counts.Two > counts.None ? 2 : 0;
            var isDense = (counts.Called + counts.Missing - (common == 2 ? counts.Two : counts.None)) * ListedShare > paddedSamples;
            if (isDense) _dense.Add(i);
            if (isDense && counts.Missing == 0) continue;
            var first = _places.Count;
            List(block.Packed.AsSpan(entries[i].Row, paddedSamples / GenotypeBuffer.SamplesPerWord), common, isDense);
            _listed.Add(new Listed(i, first, _places.Count, common, isDense));
        }
    }

    private void List(ReadOnlySpan<ulong> codes, int common, bool isMissingAlone)
    {
        var pattern = (ulong)common * LowBits;
        for (var word = 0; word < codes.Length; word++)
        {
            var different = codes[word] ^ pattern;
            var wanted = isMissingAlone ? codes[word] & (codes[word] >> 1) & LowBits : (different | (different >> 1)) & LowBits;
            for (; wanted != 0; wanted &= wanted - 1)
            {
                var bit = BitOperations.TrailingZeroCount(wanted);
                _places.Add((GenotypeMatrixSums.SlotOf((word * GenotypeBuffer.SamplesPerWord) + (bit / 2)) << 2) | ((int)(codes[word] >> bit) & 3));
            }
        }
    }

    private void AddDense(GenotypeBlock block, ReadOnlySpan<MatrixEntry> entries, int firstSample, int samples)
    {
        const int runs = GenotypeShortSums.BytesPerGroup;
        var groups = (_dense.Count + GenotypeShortSums.VariantsPerGroup - 1) / GenotypeShortSums.VariantsPerGroup;
        if (_bytes.Length < groups * runs * samples) _bytes = new byte[groups * runs * samples];
        Span<int> rows = stackalloc int[GenotypeShortSums.VariantsPerByte];
        for (var run = 0; run < groups * runs; run++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                // What is lacking in the last group has worths of 0; any row will do.
                var place = (run * rows.Length) + i;
                rows[i] = (place < _dense.Count ? entries[_dense[place]].Row : 0) + (firstSample / GenotypeBuffer.SamplesPerWord);
            }

            GenotypeShortSums.Interleave(block.Packed, rows, _bytes.AsSpan(run * samples, samples));
        }

        for (var chunk = 0; chunk < _sums.Length; chunk++)
        {
            var sums = Shorts(_sums[chunk]).Slice(firstSample * Columns, samples * Columns);
            for (var group = 0; group < groups; group++)
            {
                var worths = Shorts(_worths);
                for (var i = 0; i < GenotypeShortSums.VariantsPerGroup; i++)
                {
                    var place = (group * GenotypeShortSums.VariantsPerGroup) + i;
                    var ofEntry = worths.Slice(i * WorthsPerEntry, WorthsPerEntry);
                    if (place < _dense.Count) FillWorths(entries[_dense[place]].Entry, chunk, ofEntry);
                    else ofEntry.Clear();
                }

                GenotypeShortSums.Add(_bytes.AsSpan(group * runs * samples, runs * samples), worths, Shorts(_tables), sums);
            }
        }
    }

    private void AddListed(ReadOnlySpan<MatrixEntry> entries, int chunk)
    {
        var sums = Shorts(_sums[chunk]);
        var worths = Shorts(_worths)[..WorthsPerEntry];
        Span<int> common = stackalloc int[Columns];
        Span<long> missing = stackalloc long[Columns];
        foreach (var listed in CollectionsMarshal.AsSpan(_listed))
        {
            ref readonly var entry = ref entries[listed.Index];
            var places = CollectionsMarshal.AsSpan(_places)[listed.First..listed.End];
            FillWorths(entry.Entry, chunk, worths);
            common.Clear();
            if (!listed.IsMissingAlone)
            {
                worths.Slice(listed.Common * Columns, Columns).CopyTo(common);
                GenotypeShortSums.AddListed(places, worths, common, sums);
                for (var column = 0; column < Columns; column++) _constants[(chunk * Columns) + column] += common[column] * _factors[(chunk * Columns) + column];
            }

            if (entry.Counts.Missing == 0) continue;
            FillMissing(worths.Slice(Columns, Columns), common, entry.EffectFrequency, chunk, missing);
            for (var half = 0; half < 2 && (2 * chunk) + half < longSums.Length; half++) GenotypeShortSums.AddMissing(places, missing[(half * 8)..], longSums[(2 * chunk) + half].Span);
        }
    }

    /// <summary>What each code is worth, in units of the last decimal; a missing genotype nothing.</summary>
    private void FillWorths(int entry, int chunk, Span<int> worths)
    {
        var columns = Math.Min(Columns, weights.Scores.Names.Count - (chunk * Columns));
        Span<double> values = stackalloc double[Columns];
        weights.Scores.WeightsOf(entry).Slice(chunk * Columns, columns).CopyTo(values);
        if (columns < Columns) values[columns..].Clear();
        if (columns < Columns) values[columns] = 1;
        var scales = _scales.AsSpan(chunk * Columns, Columns);
        var one = Vector512.Narrow(Whole(values, scales), Whole(values[8..], scales[8..]));
        var isReference = weights.Scores.Alleles[entry] == 0;
        (isReference ? one + one : Vector512<int>.Zero).CopyTo(worths);
        one.CopyTo(worths[Columns..]);
        (isReference ? Vector512<int>.Zero : one + one).CopyTo(worths[(2 * Columns)..]);
        Vector512<int>.Zero.CopyTo(worths[(3 * Columns)..]);
    }

    /// <summary>What a missing genotype adds to the long sums.</summary>
    /// <param name="one">What one copy is worth.</param>
    /// <param name="common">What was counted for it already.</param>
    private void FillMissing(ReadOnlySpan<int> one, ReadOnlySpan<int> common, double frequency, int chunk, Span<long> missing)
    {
        for (var column = 0; column < Columns; column++)
        {
            var factor = _factors[(chunk * Columns) + column];
            var expected = expectsMissing && frequency > 0 ? FixedWeights.Round(one[column] * factor * (2 * frequency)) : 0;
            missing[column] = expected - (common[column] * factor);
        }

        var tally = weights.Scores.Names.Count - (chunk * Columns);
        if (tally < Columns) missing[tally] = AlleleTally.OfMissing(2) - (common[tally] * (long)GenotypeBuffer.DosagePerCopy);
    }

    private static Vector512<long> Whole(ReadOnlySpan<double> values, ReadOnlySpan<double> scales) =>
        Vector512.ConvertToInt64(Vector512.Round(Vector512.Create(values[..8]) * Vector512.Create(scales[..8])));

    /// <summary>Samples of a variant, or those where it is missing.</summary>
    /// <param name="Index">Of the entry in the block.</param>
    private readonly record struct Listed(int Index, int First, int End, int Common, bool IsMissingAlone);
}
