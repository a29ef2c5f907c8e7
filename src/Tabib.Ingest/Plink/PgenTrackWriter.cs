using System.Numerics;
using System.Runtime.InteropServices;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Ingest.Plink;

/// <summary>Writes what follows the codes of a record: further ALT alleles, phase, dosages (specification, sections 2.3.3 to 2.3.7).</summary>
internal sealed class PgenTrackWriter(int sampleCount, DifflistWriter lists)
{
    private const ulong Low = 0x5555_5555_5555_5555;
    private const int Empty = 15;

    private readonly ulong[] _marks = new ulong[(sampleCount + 63) / 64];
    private int[] _samples = [];

    /// <returns>The bits of the record's type that say what was written.</returns>
    public int Write(GenotypeRecord record, GenotypeCounts counts, int alternates, RecordBytes bytes)
    {
        var type = 0;
        if (record.MixedCount > 0 || record.DoubleCount > 0)
        {
            type |= 0x08;
            WriteMultiallelic(record, counts, alternates, bytes);
        }

        if (record.HasPhase && WritePhase(record, bytes)) type |= 0x10;
        return record.HasDosage ? type | WriteDosages(record, bytes) : type;
    }

    private void WriteMultiallelic(GenotypeRecord record, GenotypeCounts counts, int alternates, RecordBytes bytes)
    {
        var mixed = record.MixedSamples.AsSpan(0, record.MixedCount);
        var both = record.DoubleSamples.AsSpan(0, record.DoubleCount);
        var (mixedForm, bothForm) = (FormOf(mixed.Length, counts.One), FormOf(both.Length, counts.Two));
        bytes.Byte((byte)(mixedForm | (bothForm << 4)));
        WriteSamples(mixedForm, 1, mixed, record.Packed, bytes);
        var width = PgenMultiallelicTrack.MixedWidth(alternates);
        var bits = new BitWriter(bytes);
        for (var i = 0; i < mixed.Length; i++) bits.Add((ulong)(record.MixedAlleles[i] - 2), width);
        bits.End();
        WriteSamples(bothForm, 2, both, record.Packed, bytes);
        width = PgenMultiallelicTrack.DoubleWidth(alternates);
        for (var i = 0; i < both.Length; i++)
        {
            if (alternates == 2) bits.Add(record.DoubleLow[i] == 2 ? 1UL : 0, 1);
            else bits.Add((uint)(record.DoubleLow[i] - 1) | ((ulong)(uint)(record.DoubleHigh[i] - 1) << width), 2 * width);
        }

        bits.End();
    }

    private int FormOf(int listed, int among)
    {
        if (listed == 0) return Empty;
        return listed <= lists.MostWithoutCodes && lists.Estimate(listed, false) < (among + 7) / 8 ? 1 : 0;
    }

    private void WriteSamples(int form, int code, ReadOnlySpan<int> samples, ReadOnlySpan<ulong> packed, RecordBytes bytes)
    {
        if (form == Empty) return;
        if (form == 1)
        {
            lists.Write(samples, [], bytes);
            return;
        }

        var bits = new BitWriter(bytes);
        var next = 0;
        for (var i = 0; i < (sampleCount + 31) / 32; i++)
        {
            var marked = 0UL;
            for (; next < samples.Length && samples[next] / 32 == i; next++) marked |= 1UL << (samples[next] % 32 * 2);
            var word = packed[i];
            var places = code == 1 ? word & ~(word >> 1) & Low : (word >> 1) & ~word & Low;
            bits.Add(BitScatter.Extract(marked, places), BitOperations.PopCount(places));
        }

        bits.End();
    }

    /// <returns>False where no call is phased: nothing is written.</returns>
    private bool WritePhase(GenotypeRecord record, RecordBytes bytes)
    {
        var heterozygous = PgenPhaseTrack.MarkHeterozygous(record, _marks);
        var phased = 0;
        for (var i = 0; i < _marks.Length; i++) phased += BitOperations.PopCount(_marks[i] & record.PhasePresent[i]);
        if (phased == 0) return false;
        var bits = new BitWriter(bytes);
        bits.Add(phased < heterozygous ? 1UL : 0, 1);
        if (phased < heterozygous)
        {
            for (var i = 0; i < _marks.Length; i++) bits.Add(BitScatter.Extract(record.PhasePresent[i], _marks[i]), BitOperations.PopCount(_marks[i]));
            bits.End();
        }

        for (var i = 0; i < _marks.Length; i++)
        {
            var present = _marks[i] & record.PhasePresent[i];
            bits.Add(BitScatter.Extract(record.PhaseSwapped[i], present), BitOperations.PopCount(present));
        }

        bits.End();
        return true;
    }

    /// <returns>The bits of the type: 0 where no sample has a dosage.</returns>
    private int WriteDosages(GenotypeRecord record, RecordBytes bytes)
    {
        var present = record.DosagePresent.AsSpan(0, _marks.Length);
        var count = 0;
        foreach (var word in present) count += BitOperations.PopCount(word);
        if (count == 0) return 0;
        var type = FormOfDosages(count);
        if (type == 0x20) WriteListed(present, count, bytes);
        else if (type == 0x60) MemoryMarshal.AsBytes(present)[..((sampleCount + 7) / 8)].CopyTo(bytes.Reserve((sampleCount + 7) / 8));
        for (var i = 0; i < present.Length; i++)
            for (var set = present[i]; set != 0; set &= set - 1) bytes.UInt16(record.Dosages[(i * 64) + BitOperations.TrailingZeroCount(set)]);
        return record.HasPhasedDosage && WriteDifferences(type, present, record, bytes) ? type | 0x80 : type;
    }

    private int FormOfDosages(int count) =>
        count == sampleCount ? 0x40 : count <= lists.MostWithoutCodes && lists.Estimate(count, false) < (sampleCount + 7) / 8 ? 0x20 : 0x60;

    private void WriteListed(ReadOnlySpan<ulong> present, int count, RecordBytes bytes)
    {
        if (_samples.Length == 0) _samples = new int[sampleCount];
        var written = 0;
        for (var i = 0; i < present.Length; i++)
            for (var set = present[i]; set != 0; set &= set - 1) _samples[written++] = (i * 64) + BitOperations.TrailingZeroCount(set);
        lists.Write(_samples.AsSpan(0, count), [], bytes);
    }

    private bool WriteDifferences(int type, ReadOnlySpan<ulong> present, GenotypeRecord record, RecordBytes bytes)
    {
        var any = false;
        for (var i = 0; i < present.Length && !any; i++) any = (present[i] & record.DosagePhasePresent[i]) != 0;
        if (!any) return false;
        if (type == 0x40)
        {
            for (var i = 0; i < sampleCount; i++) bytes.UInt16(((record.DosagePhasePresent[i / 64] >> (i % 64)) & 1) == 0 ? (ushort)0x8000 : (ushort)record.DosageDifferences[i]);
            return true;
        }

        var bits = new BitWriter(bytes);
        for (var i = 0; i < present.Length; i++) bits.Add(BitScatter.Extract(record.DosagePhasePresent[i], present[i]), BitOperations.PopCount(present[i]));
        bits.End();
        for (var i = 0; i < present.Length; i++)
            for (var set = present[i] & record.DosagePhasePresent[i]; set != 0; set &= set - 1) bytes.UInt16((ushort)record.DosageDifferences[(i * 64) + BitOperations.TrailingZeroCount(set)]);
        return true;
    }
}
