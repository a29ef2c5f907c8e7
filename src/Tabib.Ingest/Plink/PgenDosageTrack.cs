using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Tabib.Core.Genome;

namespace Tabib.Ingest.Plink;

/// <summary>Decodes dosages, of both haplotypes together or apart (specification, sections 2.3.5 and 2.3.7).</summary>
internal sealed class PgenDosageTrack(int sampleCount)
{
    private const ushort Most = 2 * GenotypeBuffer.DosagePerCopy;
    private const int Rounding = 2;
    private const int List = 0x20;
    private const int All = 0x40;
    private const int Phased = 0x80;

    private int[] _samples = [];

    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public void Read(int type, ref RecordCursor cursor, GenotypeRecord record)
    {
        record.EnsureDosages();
        record.HasDosage = true;
        var present = record.DosagePresent.AsSpan(0, record.BitWordCount);
        var form = type & (List | All);
        if (form == All) ReadAll(cursor.Take(2L * sampleCount), record.Dosages, present);
        else
        {
            if (form == List) MarkListed(ref cursor, present);
            else MarkBits(cursor.Take((sampleCount + 7L) / 8), present);
            ReadMarked(ref cursor, record.Dosages, present);
        }

        if ((type & Phased) != 0) ReadDifferences(form == All, ref cursor, record);
    }

    private static void ReadAll(ReadOnlySpan<byte> values, ushort[] dosages, Span<ulong> present)
    {
        present.Clear();
        for (var i = 0; i < values.Length / 2; i++)
        {
            var value = BinaryPrimitives.ReadUInt16LittleEndian(values[(2 * i)..]);
            dosages[i] = value;
            if (value == GenotypeBuffer.MissingDosage) continue;
            Check(value);
            present[i / 64] |= 1UL << (i % 64);
        }
    }

    private void MarkListed(ref RecordCursor cursor, Span<ulong> present)
    {
        if (_samples.Length == 0) _samples = new int[sampleCount];
        var count = Difflist.Read(ref cursor, sampleCount, _samples, null);
        present.Clear();
        foreach (var sample in _samples.AsSpan(0, count)) present[sample / 64] |= 1UL << (sample % 64);
    }

    private void MarkBits(ReadOnlySpan<byte> bits, Span<ulong> present)
    {
        present.Clear();
        bits.CopyTo(MemoryMarshal.AsBytes(present));
        if (sampleCount % 64 != 0) present[^1] &= (1UL << (sampleCount % 64)) - 1;
    }

    private static void ReadMarked(ref RecordCursor cursor, ushort[] dosages, ReadOnlySpan<ulong> present)
    {
        for (var i = 0; i < present.Length; i++)
        {
            var values = cursor.Take(2 * BitOperations.PopCount(present[i]));
            for (var set = present[i]; set != 0; set &= set - 1, values = values[2..])
            {
                var value = BinaryPrimitives.ReadUInt16LittleEndian(values);
                Check(value);
                dosages[(i * 64) + BitOperations.TrailingZeroCount(set)] = value;
            }
        }
    }

    private void ReadDifferences(bool all, ref RecordCursor cursor, GenotypeRecord record)
    {
        record.EnsurePhasedDosages();
        record.HasPhasedDosage = true;
        var present = record.DosagePhasePresent.AsSpan(0, record.BitWordCount);
        if (all)
        {
            present.Clear();
            var values = cursor.Take(2L * sampleCount);
            for (var i = 0; i < sampleCount; i++)
            {
                var value = BinaryPrimitives.ReadInt16LittleEndian(values[(2 * i)..]);
                if (value == short.MinValue || ((record.DosagePresent[i / 64] >> (i % 64)) & 1) == 0) continue;
                present[i / 64] |= 1UL << (i % 64);
                record.DosageDifferences[i] = Checked(value, record.Dosages[i]);
            }

            return;
        }

        var count = 0L;
        foreach (var word in record.DosagePresent.AsSpan(0, present.Length)) count += BitOperations.PopCount(word);
        var stated = new BitStream(cursor.Take((count + 7) / 8), 0);
        for (var i = 0; i < present.Length; i++)
        {
            var dosages = record.DosagePresent[i];
            present[i] = Core.Kernels.BitScatter.Deposit(stated.Take(BitOperations.PopCount(dosages)), dosages);
        }

        for (var i = 0; i < present.Length; i++)
        {
            for (var set = present[i]; set != 0; set &= set - 1)
            {
                var sample = (i * 64) + BitOperations.TrailingZeroCount(set);
                record.DosageDifferences[sample] = Checked(BinaryPrimitives.ReadInt16LittleEndian(cursor.Take(2)), record.Dosages[sample]);
            }
        }
    }

    private static void Check(ushort dosage)
    {
        if (dosage > Most) throw new InvalidDataException("A dosage is more than two copies.");
    }

    /// <summary>Neither haplotype may have less than none or more than one copy; writers that round sum and difference apart pass that by a unit or two.</summary>
    private static short Checked(short difference, ushort dosage)
    {
        var room = Math.Min(dosage, Most - dosage);
        if (Math.Abs((int)difference) > room + Rounding) throw new InvalidDataException("The dosages of two haplotypes do not fit their sum.");
        return (short)Math.Clamp(difference, -room, room);
    }
}
