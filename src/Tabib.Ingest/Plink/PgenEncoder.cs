using System.Numerics;
using System.Runtime.InteropServices;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Ingest.Plink;

/// <summary>Encodes variants as records of a .pgen, each in the shortest of the format's forms. One for each thread.</summary>
/// <remarks>Specification, section 2.3. What a record is depends on the variant and on those before it in the block alone, so that bytes do not depend on the threads.</remarks>
public sealed class PgenEncoder
{
    private const ulong Low = 0x5555_5555_5555_5555;

    private readonly int _sampleCount;
    private readonly DifflistWriter _lists;
    private readonly PgenTrackWriter _tracks;
    private readonly ulong[] _base;
    private readonly ulong[] _inverted;
    private readonly int[] _samples;
    private readonly byte[] _codes;
    private bool _hasBase;

    public PgenEncoder(int sampleCount)
    {
        _sampleCount = sampleCount;
        _lists = new DifflistWriter(sampleCount);
        _tracks = new PgenTrackWriter(sampleCount, _lists);
        _base = new ulong[(sampleCount + 31) / 32];
        _inverted = new ulong[_base.Length];
        _samples = new int[sampleCount];
        _codes = new byte[sampleCount];
    }

    /// <summary>Begins a block: its first variant is told without others.</summary>
    public void Begin(PgenBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        block.Clear();
        _hasBase = false;
    }

    /// <param name="alternates">Number of ALT alleles.</param>
    public void Add(GenotypeRecord record, int alternates, PgenBlock block)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(block);
        ArgumentOutOfRangeException.ThrowIfNotEqual(record.SampleCount, _sampleCount);
        var start = block.Bytes.Length;
        var words = record.Packed.AsSpan(0, record.WordCount);
        var counts = GenotypeCounting.Count(words, _sampleCount);
        var kind = WriteMain(words, counts, block.Bytes);
        if (kind is not (2 or 3))
        {
            words.CopyTo(_base);
            _hasBase = true;
        }

        block.Close(kind | _tracks.Write(record, counts, alternates, block.Bytes), start);
    }

    /// <summary>Writes codes without regard to any other variant.</summary>
    /// <returns>The kind of the record.</returns>
    internal int WriteAlone(ReadOnlySpan<ulong> words, RecordBytes bytes)
    {
        _hasBase = false;
        return WriteMain(words, GenotypeCounting.Count(words, _sampleCount), bytes);
    }

    private int WriteMain(ReadOnlySpan<ulong> words, GenotypeCounts counts, RecordBytes bytes)
    {
        ReadOnlySpan<int> of = [counts.None, counts.One, counts.Two, counts.Missing];
        var (first, second) = TwoMostCommon(of);
        var best = (_sampleCount + 3) / 4;
        var kind = 0;
        var rest = _sampleCount - of[first] - of[second];
        if (rest <= _lists.MostBesideBits) Consider(1, 1 + ((_sampleCount + 7) / 8) + _lists.Estimate(rest, true), ref best, ref kind);
        var common = of[0] >= of[2] && of[0] >= of[3] ? 0 : of[2] >= of[3] ? 2 : 3;
        var others = _sampleCount - of[common];
        if (others <= _lists.MostWithCodes) Consider(4 + common, _lists.Estimate(others, true), ref best, ref kind);
        if (_hasBase) ConsiderDifferences(words, best, ref kind);
        switch (kind)
        {
            case 0:
                MemoryMarshal.AsBytes(words)[..((_sampleCount + 3) / 4)].CopyTo(bytes.Reserve((_sampleCount + 3) / 4));
                break;
            case 1:
                WriteTwoCodes(words, Math.Min(first, second), Math.Max(first, second), bytes);
                break;
            case 2:
                WriteList(words, _base, 0, bytes);
                break;
            case 3:
                WriteList(_inverted, _base, 0, bytes);
                break;
            default:
                WriteList(words, [], Low * (ulong)common, bytes);
                break;
        }

        return kind;
    }

    private static void Consider(int candidate, int size, ref int best, ref int kind)
    {
        if (size >= best) return;
        best = size;
        kind = candidate;
    }

    /// <summary>A difference costs the reader the other variant: it has to be shorter by an eighth.</summary>
    private void ConsiderDifferences(ReadOnlySpan<ulong> words, int best, ref int kind)
    {
        var wanted = best - (best / 8);
        var (straight, inverted) = CountDifferences(words);
        if (Math.Min(straight, inverted) > _lists.MostWithCodes || _lists.Estimate(Math.Min(straight, inverted), true) >= wanted) return;
        kind = straight <= inverted ? 2 : 3;
        if (kind == 2) return;
        words.CopyTo(_inverted);
        PgenMainTrack.Swap(_inverted);
        ClearBeyondLast(_inverted);
    }

    private (int Straight, int Inverted) CountDifferences(ReadOnlySpan<ulong> words)
    {
        var (straight, inverted) = (0, 0);
        for (var i = 0; i < words.Length; i++)
        {
            var difference = words[i] ^ _base[i];
            straight += BitOperations.PopCount((difference | (difference >> 1)) & Low);
            difference = words[i] ^ ((~words[i] & Low) << 1) ^ _base[i];
            inverted += BitOperations.PopCount((difference | (difference >> 1)) & Low);
        }

        // What lies beyond the last sample is 0 in both, and 2 when inverted.
        var beyond = (words.Length * 32) - _sampleCount;
        return (straight, inverted - beyond);
    }

    private static (int First, int Second) TwoMostCommon(ReadOnlySpan<int> counts)
    {
        var first = 0;
        for (var i = 1; i < 4; i++)
            if (counts[i] > counts[first]) first = i;
        var second = first == 0 ? 1 : 0;
        for (var i = 0; i < 4; i++)
            if (i != first && counts[i] > counts[second]) second = i;
        return (first, second);
    }

    /// <summary>Lists where words differ from others, or from one word over and over.</summary>
    private void WriteList(ReadOnlySpan<ulong> words, ReadOnlySpan<ulong> others, ulong fill, RecordBytes bytes)
    {
        var count = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            var difference = word ^ (others.IsEmpty ? fill : others[i]);
            for (var set = (difference | (difference >> 1)) & Low; set != 0; set &= set - 1)
            {
                var shift = BitOperations.TrailingZeroCount(set);
                var sample = (i * 32) + (shift / 2);
                if (sample >= _sampleCount) break;
                _samples[count] = sample;
                _codes[count++] = (byte)((word >> shift) & 3);
            }
        }

        _lists.Write(_samples.AsSpan(0, count), _codes.AsSpan(0, count), bytes);
    }

    private void WriteTwoCodes(ReadOnlySpan<ulong> words, int lower, int upper, RecordBytes bytes)
    {
        bytes.Byte((byte)((lower << 2) | (upper - lower)));
        var bits = new BitWriter(bytes);
        var count = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var inside = Math.Min(32, _sampleCount - (i * 32));
            var all = inside == 32 ? Low : Low & ((1UL << (2 * inside)) - 1);
            var high = Equal(words[i], upper) & all;
            bits.Add(BitScatter.CloseUp(high), inside);
            for (var set = all & ~high & ~Equal(words[i], lower); set != 0; set &= set - 1)
            {
                var shift = BitOperations.TrailingZeroCount(set);
                _samples[count] = (i * 32) + (shift / 2);
                _codes[count++] = (byte)((words[i] >> shift) & 3);
            }
        }

        bits.End();
        _lists.Write(_samples.AsSpan(0, count), _codes.AsSpan(0, count), bytes);
    }

    /// <summary>A bit at the lower place of each sample that has the code.</summary>
    private static ulong Equal(ulong word, int code)
    {
        var difference = word ^ (Low * (ulong)code);
        return ~(difference | (difference >> 1)) & Low;
    }

    private void ClearBeyondLast(Span<ulong> words)
    {
        if (_sampleCount % 32 != 0) words[^1] &= (1UL << (_sampleCount % 32 * 2)) - 1;
    }
}
