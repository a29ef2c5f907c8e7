using System.Buffers.Binary;
using System.Numerics;
using Tabib.Core.Genome;

namespace Tabib.Ingest.Bgen;

/// <summary>Dosages of the second of two alleles, and how much is known of them.</summary>
internal sealed class BiallelicProbabilities
{
    private const int Copy = GenotypeBuffer.DosagePerCopy;
    private const int Missing = 0x80;

    /// <summary>Sums of layout 1's probabilities may be away from one by this, in 1/32,768: rounding of three numbers, and what some writers leave.</summary>
    private const int Slack = 328;

    private readonly ushort[] _ofBytes = new ushort[511];
    private ImputeInfo _info;

    public BiallelicProbabilities()
    {
        // With bytes a and b for none and one copy, 510 − 2a − b is twice the dosage's scale.
        for (var i = 0; i < _ofBytes.Length; i++) _ofBytes[i] = (ushort)(((i * 2 * Copy) + 255) / 510);
    }

    /// <summary>Of the diploid samples of the variant last read; null where there is none.</summary>
    public double? Information => _info.Score;

    /// <summary>Layout 2. The last probability of each sample is what the others leave.</summary>
    public void Read(ReadOnlySpan<byte> values, ReadOnlySpan<byte> ploidies, bool isPhased, int width, GenotypeRecord record)
    {
        Begin(record);
        var isDiploid = ploidies.IndexOfAnyExcept((byte)2, (byte)(2 | Missing)) < 0;
        CheckLength(values, ploidies, width, isDiploid);
        if (isPhased) ReadPhased(values, ploidies, width, record);
        else if (isDiploid && width == 8) ReadBytes(values, ploidies, record);
        else ReadUnphased(values, ploidies, width, record);
    }

    /// <summary>Layout 1: three probabilities a sample in 1/32,768; all zero is missing.</summary>
    public void ReadTriples(ReadOnlySpan<byte> values, GenotypeRecord record)
    {
        if (values.Length != 6L * record.SampleCount) throw new InvalidDataException("The probabilities are of another length than the samples need.");
        Begin(record);
        for (var i = 0; i < record.SampleCount; i++, values = values[6..])
        {
            int none = BinaryPrimitives.ReadUInt16LittleEndian(values), one = BinaryPrimitives.ReadUInt16LittleEndian(values[2..]), two = BinaryPrimitives.ReadUInt16LittleEndian(values[4..]);
            var sum = none + one + two;
            if (Math.Abs(sum - 32768) <= Slack)
            {
                Set(record, i, (((one + (2L * two)) * Copy) + (sum / 2)) / sum);
                _info.Add((double)one / sum, (double)two / sum);
            }
            else if (sum > 32768) throw new InvalidDataException("Probabilities add up to more than one.");
        }
    }

    private void Begin(GenotypeRecord record)
    {
        record.EnsureDosages();
        record.HasDosage = true;
        record.DosagePresent.AsSpan(0, record.BitWordCount).Clear();
        _info = default;
    }

    private static void CheckLength(ReadOnlySpan<byte> values, ReadOnlySpan<byte> ploidies, int width, bool isDiploid)
    {
        var count = 2L * ploidies.Length;
        if (!isDiploid)
        {
            count = 0;
            foreach (var ploidy in ploidies) count += ploidy & 0x3F;
        }

        // With two alleles, phased or not, there are as many numbers as copies.
        if (values.Length != ((count * width) + 7) / 8) throw new InvalidDataException("The probabilities are of another length than the samples need.");
    }

    private void ReadBytes(ReadOnlySpan<byte> values, ReadOnlySpan<byte> ploidies, GenotypeRecord record)
    {
        var (dosages, table) = (record.Dosages, _ofBytes);
        var (known, excess) = (0, 0);
        var (copies, squares, squaredCopies) = (0L, 0L, 0L);
        for (var start = 0; start < ploidies.Length; start += 64)
        {
            var own = ploidies.Slice(start, Math.Min(64, ploidies.Length - start));
            var pairs = values.Slice(2 * start, 2 * own.Length);
            var into = dosages.AsSpan(start, own.Length);
            var present = 0UL;
            for (var i = 0; i < own.Length; i++)
            {
                if (own[i] >= Missing) continue;
                int none = pairs[2 * i], one = pairs[(2 * i) + 1];
                var two = 255 - none - one;

                // Told after the loop: a negative rest in any sample.
                excess |= two;
                var left = one + (2 * Math.Max(two, 0));
                into[i] = table[left];
                present |= 1UL << i;
                copies += left;
                squares += one + (4 * two);
                squaredCopies += left * left;
            }

            record.DosagePresent[start / 64] = present;
            known += BitOperations.PopCount(present);
        }

        if (excess < 0) throw new InvalidDataException("Probabilities add up to more than one.");
        _info.Add(known, copies, squares, squaredCopies, 255);
    }

    private void ReadUnphased(ReadOnlySpan<byte> values, ReadOnlySpan<byte> ploidies, int width, GenotypeRecord record)
    {
        var bits = new ProbabilityBits(values, width);
        var whole = (1L << width) - 1;
        for (var i = 0; i < ploidies.Length; i++)
        {
            var ploidy = ploidies[i] & 0x3F;
            if (ploidies[i] >= Missing || ploidy is 0 or > 2)
            {
                bits.Skip(ploidy);
                continue;
            }

            var none = (long)bits.Next();
            if (ploidy == 1)
            {
                Set(record, i, (((whole - none) * 2 * Copy) + (whole / 2)) / whole);
                continue;
            }

            var one = (long)bits.Next();
            if (none + one > whole) throw new InvalidDataException("Probabilities add up to more than one.");
            Set(record, i, ((((2 * whole) - (2 * none) - one) * Copy) + (whole / 2)) / whole);
            _info.Add((double)one / whole, (double)(whole - none - one) / whole);
        }
    }

    private void ReadPhased(ReadOnlySpan<byte> values, ReadOnlySpan<byte> ploidies, int width, GenotypeRecord record)
    {
        record.EnsurePhasedDosages();
        record.HasPhasedDosage = true;
        record.DosagePhasePresent.AsSpan(0, record.BitWordCount).Clear();
        var bits = new ProbabilityBits(values, width);
        var whole = (long)((1UL << width) - 1);
        for (var i = 0; i < ploidies.Length; i++)
        {
            var ploidy = ploidies[i] & 0x3F;
            if (ploidies[i] >= Missing || ploidy is 0 or > 2)
            {
                bits.Skip(ploidy);
                continue;
            }

            var left = whole - (long)bits.Next();
            if (ploidy == 1)
            {
                Set(record, i, ((left * 2 * Copy) + (whole / 2)) / whole);
                continue;
            }

            var right = whole - (long)bits.Next();
            var dosage = (((left + right) * Copy) + (whole / 2)) / whole;
            Set(record, i, dosage);
            var (a, b) = ((double)left / whole, (double)right / whole);
            _info.Add((a * (1 - b)) + (b * (1 - a)), a * b);
            var size = Math.Min(((Math.Abs(left - right) * Copy) + (whole / 2)) / whole, Math.Min(dosage, (2 * Copy) - dosage));
            record.DosageDifferences[i] = (short)(left < right ? -size : size);
            record.DosagePhasePresent[i / 64] |= 1UL << (i % 64);
        }
    }

    private static void Set(GenotypeRecord record, int sample, long dosage)
    {
        record.Dosages[sample] = (ushort)dosage;
        record.DosagePresent[sample / 64] |= 1UL << (sample % 64);
    }
}
