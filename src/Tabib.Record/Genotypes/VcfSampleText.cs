using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Ingest;

namespace Tabib.Record.Genotypes;

/// <summary>Writes the sample columns of a VCF. One for each thread.</summary>
/// <remarks>
/// Homozygous and missing calls have no phase in a genotype set. Here they are written with | where all heterozygous calls of the variant are phased (or, where it has none,
/// where any variant of the set is), so that a phased VCF comes back as it was; missing calls are always ./. .
/// One allele is written on Y and mitochondria, and for males on X, where the call is not heterozygous.
/// </remarks>
internal sealed class VcfSampleText(SampleTable samples, bool isPhasedSet)
{
    private const int Unphased = 0;
    private const int Phased = 1;

    /// <summary>Four samples at a time, by four two-bit codes: without phase, and phased with REF first.</summary>
    private static readonly Vector4Cells[][] Fours = [MakeFours((byte)'/'), MakeFours((byte)'|')];

    private readonly bool[] _isMale = [.. samples.Sexes.Select(sex => sex == Sex.Male)];
    private readonly int[] _low = new int[samples.Count];
    private readonly int[] _high = new int[samples.Count];

    /// <summary>Appends all columns, parted by tabs.</summary>
    /// <param name="dosage">Field of dosages that follows each genotype; none where the record has none.</param>
    public void Append(GenotypeRecord record, ChromosomeKind chromosome, VcfDosageField dosage, ByteBuffer line)
    {
        var (phased, swapped) = Phase(record);
        var mayBeHaploid = chromosome is ChromosomeKind.X or ChromosomeKind.Y or ChromosomeKind.Mitochondrial;
        if (!mayBeHaploid && dosage == VcfDosageField.None && record.MixedCount == 0 && record.DoubleCount == 0 && phased != null && !swapped) AppendFours(record, phased.Value, line);
        else AppendOneByOne(record, chromosome, phased ?? false, dosage, line);
        line.Truncate(line.Length - 1);
    }

    /// <returns>Whether calls are written as phased, null where some heterozygous calls are and others are not; whether any has its higher allele first.</returns>
    private (bool? Phased, bool Swapped) Phase(GenotypeRecord record)
    {
        var (heterozygous, present, swapped) = (0, 0, 0UL);
        for (var i = 0; i < record.BitWordCount; i++)
        {
            var (a, b) = (record.Packed[2 * i], record.Packed[(2 * i) + 1]);
            heterozygous += BitOperations.PopCount(a & ~(a >> 1) & 0x5555_5555_5555_5555) + BitOperations.PopCount(b & ~(b >> 1) & 0x5555_5555_5555_5555);
            if (!record.HasPhase) continue;
            present += BitOperations.PopCount(record.PhasePresent[i]);
            swapped |= record.PhaseSwapped[i];
        }

        for (var i = 0; i < record.DoubleCount; i++) heterozygous += record.DoubleLow[i] != record.DoubleHigh[i] ? 1 : 0;
        if (heterozygous == 0) return (isPhasedSet, false);
        return (present == 0 ? false : present == heterozygous ? true : null, swapped != 0);
    }

    private static void AppendFours(GenotypeRecord record, bool isPhased, ByteBuffer line)
    {
        var table = Fours[isPhased ? Phased : Unphased];
        var bytes = (record.SampleCount + 3) / 4;
        var target = MemoryMarshal.Cast<byte, Vector4Cells>(line.GetSpan(bytes * 16)[..(bytes * 16)]);
        var codes = MemoryMarshal.AsBytes(record.Packed.AsSpan())[..bytes];
        for (var i = 0; i < codes.Length; i++) target[i] = table[codes[i]];
        line.Advance(record.SampleCount * 4);
    }

    private void AppendOneByOne(GenotypeRecord record, ChromosomeKind chromosome, bool isPhased, VcfDosageField dosage, ByteBuffer line)
    {
        FillAlleles(record);
        var sign = isPhased ? (byte)'|' : (byte)'/';
        for (var i = 0; i < record.SampleCount; i++)
        {
            var (low, high) = (_low[i], _high[i]);
            var isHaploid = low == high && (chromosome is ChromosomeKind.Y or ChromosomeKind.Mitochondrial || (chromosome == ChromosomeKind.X && _isMale[i]));
            if (low < 0) line.Append(isHaploid ? "."u8 : "./."u8);
            else if (isHaploid) AppendAllele(low, line);
            else
            {
                var isCallPhased = low != high ? record.HasPhase && ((record.PhasePresent[i / 64] >> (i % 64)) & 1) != 0 : sign == '|';
                if (isCallPhased && low != high && ((record.PhaseSwapped[i / 64] >> (i % 64)) & 1) != 0) (low, high) = (high, low);
                AppendAllele(low, line);
                line.Append(isCallPhased ? (byte)'|' : (byte)'/');
                AppendAllele(high, line);
            }

            if (dosage != VcfDosageField.None) AppendDosage(record, i, isHaploid, dosage, line);
            line.Append((byte)'\t');
        }
    }

    private void FillAlleles(GenotypeRecord record)
    {
        for (var i = 0; i < record.SampleCount; i++)
        {
            var code = (int)(record.Packed[i / 32] >> (i % 32 * 2)) & 3;
            (_low[i], _high[i]) = code switch { 0 => (0, 0), 1 => (0, 1), 2 => (1, 1), _ => (-1, -1) };
        }

        for (var i = 0; i < record.MixedCount; i++) _high[record.MixedSamples[i]] = record.MixedAlleles[i];
        for (var i = 0; i < record.DoubleCount; i++) (_low[record.DoubleSamples[i]], _high[record.DoubleSamples[i]]) = (record.DoubleLow[i], record.DoubleHigh[i]);
    }

    private void AppendDosage(GenotypeRecord record, int sample, bool isHaploid, VcfDosageField field, ByteBuffer line)
    {
        line.Append((byte)':');
        var isStated = ((record.DosagePresent[sample / 64] >> (sample % 64)) & 1) != 0;
        if (!isStated && _low[sample] < 0)
        {
            line.Append((byte)'.');
            return;
        }

        var dosage = isStated ? record.Dosages[sample] : (_low[sample] + _high[sample]) * GenotypeBuffer.DosagePerCopy;
        if (field == VcfDosageField.DS || isHaploid)
        {
            AppendCopies(isHaploid ? dosage / 2.0 : dosage, line);
            return;
        }

        var difference = DifferenceOf(record, sample, dosage);
        AppendCopies((dosage + difference) / 2.0, line);
        line.Append((byte)',');
        AppendCopies((dosage - difference) / 2.0, line);
    }

    /// <summary>As stated; else as a phased heterozygous call implies it; else both haplotypes are alike.</summary>
    private static int DifferenceOf(GenotypeRecord record, int sample, int dosage)
    {
        var mark = 1UL << (sample % 64);
        if (record.HasPhasedDosage && (record.DosagePhasePresent[sample / 64] & mark) != 0) return record.DosageDifferences[sample];
        if (!record.HasPhase || (record.PhasePresent[sample / 64] & mark) == 0) return 0;
        var size = dosage <= GenotypeBuffer.DosagePerCopy ? dosage : (2 * GenotypeBuffer.DosagePerCopy) - dosage;
        return (record.PhaseSwapped[sample / 64] & mark) != 0 ? size : -size;
    }

    /// <summary>Five decimals at most: a unit is 1/16,384 of a copy.</summary>
    private static void AppendCopies(double units, ByteBuffer line)
    {
        var value = Math.Round(units / GenotypeBuffer.DosagePerCopy, 5, MidpointRounding.AwayFromZero);
        value.TryFormat(line.GetSpan(32), out var written, "0.#####", CultureInfo.InvariantCulture);
        line.Advance(written);
    }

    private static void AppendAllele(int allele, ByteBuffer line)
    {
        if (allele < 10) line.Append((byte)('0' + allele));
        else line.AppendNumber(allele);
    }

    private static Vector4Cells[] MakeFours(byte sign)
    {
        var table = new Vector4Cells[256];
        Span<byte> text = stackalloc byte[16];
        for (var i = 0; i < table.Length; i++)
        {
            for (var k = 0; k < 4; k++)
            {
                var code = (i >> (2 * k)) & 3;
                ReadOnlySpan<byte> cell = code switch { 0 => [(byte)'0', sign, (byte)'0', (byte)'\t'], 1 => [(byte)'0', sign, (byte)'1', (byte)'\t'], 2 => [(byte)'1', sign, (byte)'1', (byte)'\t'], _ => "./.\t"u8 };
                cell.CopyTo(text[(4 * k)..]);
            }

            table[i] = MemoryMarshal.Read<Vector4Cells>(text);
        }

        return table;
    }

    /// <summary>Text of four samples.</summary>
    private readonly record struct Vector4Cells(ulong First, ulong Second);
}
