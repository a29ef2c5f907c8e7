using System.Numerics;
using System.Runtime.CompilerServices;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Ingest.Plink;

/// <summary>Counts the codes of a record from its bytes, without making the genotypes of it (specification, section 2.3.2).</summary>
internal static class PgenCounts
{
    /// <param name="samples">Room for all samples.</param>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static GenotypeCounts Count(int kind, ref RecordCursor cursor, int sampleCount, int[] samples)
    {
        switch (kind)
        {
            case 0:
                return GenotypeCounting.Count(cursor.Take((sampleCount + 3L) / 4), sampleCount);
            case 1:
                return CountTwoCodes(ref cursor, sampleCount, samples);
            case 4 or 6 or 7:
                var listed = Difflist.ReadCodes(ref cursor, sampleCount, out var packed);
                return Plus(GenotypeCounting.Count(packed, listed), kind & 3, sampleCount - listed);
            default:
                throw new InvalidDataException("The record is of a kind that is reserved.");
        }
    }

    /// <summary>Kinds 2 and 3: of the other variant's counts those listed are taken away, and those of the list put in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static GenotypeCounts CountDifference(int kind, ref RecordCursor cursor, GenotypeBuffer reference, GenotypeCounts counts, int[] samples)
    {
        var listed = Difflist.Read(ref cursor, reference.SampleCount, samples, out var packed);
        var replaced = reference.IsSparse ? CountInList(reference, samples.AsSpan(0, listed)) : CountInWords(reference, samples.AsSpan(0, listed));
        var added = GenotypeCounting.Count(packed, listed);
        var rest = counts.Minus(replaced);
        var sum = new GenotypeCounts(rest.None + added.None, rest.One + added.One, rest.Two + added.Two, rest.Missing + added.Missing);
        return kind == 3 ? sum with { None = sum.Two, Two = sum.None } : sum;
    }

    private static GenotypeCounts CountTwoCodes(ref RecordCursor cursor, int sampleCount, int[] samples)
    {
        var pair = cursor.Byte();
        if (pair is not (1 or 2 or 3 or 5 or 6 or 9)) throw new InvalidDataException("The record names a pair of codes that is none.");
        var bits = cursor.Take((sampleCount + 7L) / 8);
        var set = CountBits(bits, sampleCount);
        var listed = Difflist.Read(ref cursor, sampleCount, samples, out var packed);
        var listedSet = 0;
        foreach (var sample in samples.AsSpan(0, listed)) listedSet += (bits[sample >> 3] >> (sample & 7)) & 1;
        var counts = Plus(GenotypeCounting.Count(packed, listed), pair >> 2, sampleCount - set - (listed - listedSet));
        return Plus(counts, (pair >> 2) + (pair & 3), set - listedSet);
    }

    private static int CountBits(ReadOnlySpan<byte> bits, int count)
    {
        var sum = 0;
        var whole = count / 8;
        foreach (var word in System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ulong>(bits[..whole])) sum += BitOperations.PopCount(word);
        for (var i = whole & ~7; i < whole; i++) sum += BitOperations.PopCount(bits[i]);
        return count % 8 == 0 ? sum : sum + BitOperations.PopCount(bits[whole] & ((1u << (count % 8)) - 1));
    }

    private static GenotypeCounts CountInWords(GenotypeBuffer reference, ReadOnlySpan<int> samples)
    {
        // Of the four codes a quarter of the sum each, so that the loop has no branch: 16 bits, emptied before they are full.
        int none = 0, one = 0, two = 0, missing = 0;
        ReadOnlySpan<ulong> words = reference.Packed;
        while (!samples.IsEmpty)
        {
            var block = samples[..Math.Min(samples.Length, ushort.MaxValue)];
            samples = samples[block.Length..];
            var sums = 0UL;
            foreach (var sample in block) sums += 1UL << (int)(((words[sample >> 5] >> ((sample & 31) * 2)) & 3) * 16);
            none += (ushort)sums;
            one += (ushort)(sums >> 16);
            two += (ushort)(sums >> 32);
            missing += (ushort)(sums >> 48);
        }

        return new GenotypeCounts(none, one, two, missing);
    }

    private static GenotypeCounts CountInList(GenotypeBuffer reference, ReadOnlySpan<int> samples)
    {
        Span<int> counts = stackalloc int[4];
        counts.Clear();
        var listed = reference.ExceptionSamples.AsSpan(0, reference.ExceptionCount);
        var codes = reference.ExceptionCodes;
        var at = 0;
        foreach (var sample in samples)
        {
            while (at < listed.Length && listed[at] < sample) at++;
            counts[(at < listed.Length && listed[at] == sample ? codes[at] : reference.CommonCode) & 3]++;
        }

        return new GenotypeCounts(counts[0], counts[1], counts[2], counts[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static GenotypeCounts Plus(GenotypeCounts counts, int code, int more) => code switch
    {
        0 => counts with { None = counts.None + more },
        1 => counts with { One = counts.One + more },
        2 => counts with { Two = counts.Two + more },
        _ => counts with { Missing = counts.Missing + more },
    };
}
