using System.Numerics;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Ingest.Plink;

/// <summary>Decodes which samples have ALT alleles beyond the first (specification, section 2.3.3).</summary>
internal sealed class PgenMultiallelicTrack(int sampleCount)
{
    private const int Empty = 15;
    private const ulong Low = 0x5555_5555_5555_5555;

    /// <param name="alternates">Number of ALT alleles of the variant.</param>
    /// <param name="calls">The codes as the record's first part has them.</param>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public void Read(ref RecordCursor cursor, int alternates, GenotypeBuffer calls, GenotypeRecord record)
    {
        if (alternates < 2) throw new InvalidDataException("The record has calls of further ALT alleles, and the variant has one.");
        record.EnsurePatches();
        var form = cursor.Byte();
        record.MixedCount = ReadSamples(form & 15, 1, ref cursor, calls, record.MixedSamples);
        ReadMixed(ref cursor, alternates, record);
        record.DoubleCount = ReadSamples(form >> 4, 2, ref cursor, calls, record.DoubleSamples);
        ReadDouble(ref cursor, alternates, record);
    }

    /// <summary>Bits of one ALT allele of a call with REF.</summary>
    public static int MixedWidth(int alternates) => alternates switch { 2 => 0, 3 => 1, <= 5 => 2, <= 17 => 4, <= 257 => 8, <= 65537 => 16, _ => 24 };

    /// <summary>Bits of each of the two ALT alleles of a call; with two of them one bit does for both.</summary>
    public static int DoubleWidth(int alternates) => alternates switch { <= 4 => 2, <= 16 => 4, <= 256 => 8, <= 65536 => 16, _ => 24 };

    private int ReadSamples(int form, int code, ref RecordCursor cursor, GenotypeBuffer calls, int[] samples)
    {
        if (form == Empty) return 0;
        if (form == 1) return CheckCode(code, calls, samples.AsSpan(0, Difflist.Read(ref cursor, sampleCount, samples, null)));
        if (form != 0) throw new InvalidDataException("The record lists further ALT alleles in a form that is reserved.");
        return calls.IsSparse && calls.CommonCode != code ? ReadBitsOfList(code, ref cursor, calls, samples) : ReadBits(code, ref cursor, calls, samples);
    }

    private static int CheckCode(int code, GenotypeBuffer calls, ReadOnlySpan<int> samples)
    {
        foreach (var sample in samples)
            if (calls.CodeOf(sample) != code) throw new InvalidDataException("The record gives a further ALT allele to a sample that has none.");
        return samples.Length;
    }

    private static int ReadBits(int code, ref RecordCursor cursor, GenotypeBuffer calls, int[] samples)
    {
        calls.Densify();
        var words = calls.Packed.AsSpan(0, calls.WordCount);
        var count = 0L;
        foreach (var word in words) count += BitOperations.PopCount(Places(word, code));
        var bits = new BitStream(cursor.Take((count + 7) / 8), 0);
        var written = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var places = Places(words[i], code);
            for (var set = BitScatter.Deposit(bits.Take(BitOperations.PopCount(places)), places); set != 0; set &= set - 1)
                samples[written++] = (i * 32) + (BitOperations.TrailingZeroCount(set) / 2);
        }

        return written;
    }

    private static int ReadBitsOfList(int code, ref RecordCursor cursor, GenotypeBuffer calls, int[] samples)
    {
        var codes = calls.ExceptionCodes.AsSpan(0, calls.ExceptionCount);
        var bits = new BitStream(cursor.Take((codes.Count((byte)code) + 7) / 8), 0);
        var written = 0;
        for (var i = 0; i < codes.Length; i++)
            if (codes[i] == code && bits.Take(1) != 0) samples[written++] = calls.ExceptionSamples[i];
        return written;
    }

    /// <summary>One bit at the lower place of each sample with the code.</summary>
    private static ulong Places(ulong word, int code) => code == 1 ? word & ~(word >> 1) & Low : (word >> 1) & ~word & Low;

    private static void ReadMixed(ref RecordCursor cursor, int alternates, GenotypeRecord record)
    {
        var width = MixedWidth(alternates);
        var bits = new BitStream(cursor.Take((((long)record.MixedCount * width) + 7) / 8), 0);
        for (var i = 0; i < record.MixedCount; i++)
        {
            var allele = (int)bits.Take(width) + 2;
            if (allele > alternates) throw NoSuchAllele();
            record.MixedAlleles[i] = allele;
        }
    }

    private static void ReadDouble(ref RecordCursor cursor, int alternates, GenotypeRecord record)
    {
        var width = alternates == 2 ? 1 : 2 * DoubleWidth(alternates);
        var bits = new BitStream(cursor.Take((((long)record.DoubleCount * width) + 7) / 8), 0);
        for (var i = 0; i < record.DoubleCount; i++)
        {
            var (low, high) = alternates == 2 ? (1 + (int)bits.Take(1), 2) : (1 + (int)bits.Take(width / 2), 1 + (int)bits.Take(width / 2));
            if (low > high || high > alternates || high < 2) throw NoSuchAllele();
            (record.DoubleLow[i], record.DoubleHigh[i]) = (low, high);
        }
    }

    private static InvalidDataException NoSuchAllele() => new("The record names an ALT allele that the variant does not have.");
}
