using System.Numerics;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Ingest.Plink;

/// <summary>Decodes which heterozygous calls are phased, and how (specification, section 2.3.4).</summary>
internal static class PgenPhaseTrack
{
    /// <param name="record">Its codes and patches are already there.</param>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public static void Read(ref RecordCursor cursor, GenotypeRecord record)
    {
        record.EnsurePhase();
        var present = record.PhasePresent.AsSpan(0, record.BitWordCount);
        var heterozygous = MarkHeterozygous(record, present);
        var first = cursor.Remaining > 0 && (Peek(cursor) & 1) != 0;
        long phased = heterozygous;
        if (first)
        {
            var stated = new BitStream(cursor.Take((heterozygous + 1L + 7) / 8), 1);
            phased = 0;
            foreach (ref var word in present)
            {
                word = BitScatter.Deposit(stated.Take(BitOperations.PopCount(word)), word);
                phased += BitOperations.PopCount(word);
            }
        }

        var skip = first ? 0 : 1;
        var swapped = new BitStream(cursor.Take((phased + skip + 7) / 8), skip);
        for (var i = 0; i < present.Length; i++) record.PhaseSwapped[i] = BitScatter.Deposit(swapped.Take(BitOperations.PopCount(present[i])), present[i]);
        record.HasPhase = true;
    }

    /// <summary>One bit a sample whose two alleles differ.</summary>
    /// <returns>How many there are.</returns>
    internal static int MarkHeterozygous(GenotypeRecord record, Span<ulong> marks)
    {
        const ulong low = 0x5555_5555_5555_5555;
        var words = record.Packed;
        for (var i = 0; i < marks.Length; i++)
        {
            var (a, b) = (words[2 * i], words[(2 * i) + 1]);
            marks[i] = BitScatter.CloseUp(a & ~(a >> 1) & low) | ((ulong)BitScatter.CloseUp(b & ~(b >> 1) & low) << 32);
        }

        for (var i = 0; i < record.DoubleCount; i++)
            if (record.DoubleLow[i] != record.DoubleHigh[i]) marks[record.DoubleSamples[i] / 64] |= 1UL << (record.DoubleSamples[i] % 64);
        var count = 0;
        foreach (var word in marks) count += BitOperations.PopCount(word);
        return count;
    }

    private static byte Peek(RecordCursor cursor) => cursor.Byte();
}
