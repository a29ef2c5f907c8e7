using System.Runtime.InteropServices;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Ingest.Plink;

/// <summary>Decodes the first part of a record: the two-bit codes (specification, section 2.3.2).</summary>
internal sealed class PgenMainTrack(int sampleCount)
{
    private const ulong Low = 0x5555_5555_5555_5555;

    private int[] _samples = [];
    private byte[] _codes = [];

    /// <summary>Records of kinds 0 (plain), 1 (two codes by bits, the others listed), 4, 6, 7 (one code, the others listed): these stay lists.</summary>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public void Read(int kind, ref RecordCursor cursor, GenotypeBuffer target)
    {
        target.IsSparse = false;
        switch (kind)
        {
            case 0:
                cursor.Take((sampleCount + 3L) / 4).CopyTo(MemoryMarshal.AsBytes(target.Packed.AsSpan()));
                break;
            case 1:
                ReadTwoCodes(ref cursor, target);
                break;
            case 4 or 6 or 7:
                target.EnsureExceptions();
                target.IsSparse = true;
                target.CommonCode = kind & 3;
                target.ExceptionCount = Difflist.Read(ref cursor, sampleCount, target.ExceptionSamples, target.ExceptionCodes);
                return;
            default:
                throw new InvalidDataException("The record is of a kind that is reserved.");
        }

        target.ClearBeyondLast();
    }

    /// <summary>Records of kinds 2 and 3: what differs from another variant; in kind 3 codes 0 and 2 change places in the end.</summary>
    /// <param name="reference">That other variant; the result is a list where it is one.</param>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public void ReadDifference(int kind, ref RecordCursor cursor, GenotypeBuffer reference, GenotypeBuffer target)
    {
        EnsureList();
        var count = Difflist.Read(ref cursor, sampleCount, _samples, _codes);
        if (reference.IsSparse)
        {
            Merge(reference, count, target);
            if (kind == 3) SwapList(target);
            return;
        }

        target.IsSparse = false;
        reference.Packed.AsSpan(0, target.WordCount).CopyTo(target.Packed);
        Patch(target.Packed, count);
        if (kind == 3) Swap(target.Packed.AsSpan(0, target.WordCount));
        target.ClearBeyondLast();
    }

    /// <summary>Codes 0 and 2 change places.</summary>
    internal static void Swap(Span<ulong> words)
    {
        foreach (ref var word in words) word ^= (~word & Low) << 1;
    }

    private void ReadTwoCodes(ref RecordCursor cursor, GenotypeBuffer target)
    {
        var pair = cursor.Byte();
        if (pair is not (1 or 2 or 3 or 5 or 6 or 9)) throw new InvalidDataException("The record names a pair of codes that is none.");
        var fill = Low * (ulong)(pair >> 2);
        var step = (ulong)(pair & 3);
        var bits = new BitStream(cursor.Take((sampleCount + 7L) / 8), 0);
        var words = target.Packed;
        for (var i = 0; i < target.WordCount; i++) words[i] = fill + (BitScatter.Spread((uint)bits.Take(32)) * step);
        EnsureList();
        Patch(words, Difflist.Read(ref cursor, sampleCount, _samples, _codes));
    }

    private void Patch(ulong[] words, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var shift = _samples[i] % 32 * 2;
            ref var word = ref words[_samples[i] / 32];
            word = (word & ~(3UL << shift)) | ((ulong)_codes[i] << shift);
        }
    }

    private void Merge(GenotypeBuffer reference, int count, GenotypeBuffer target)
    {
        target.EnsureExceptions();
        target.IsSparse = true;
        target.CommonCode = reference.CommonCode;
        var (samples, codes) = (target.ExceptionSamples, target.ExceptionCodes);
        var (left, right, written) = (0, 0, 0);
        while (left < reference.ExceptionCount || right < count)
        {
            var a = left < reference.ExceptionCount ? reference.ExceptionSamples[left] : int.MaxValue;
            var b = right < count ? _samples[right] : int.MaxValue;
            var code = b <= a ? _codes[right] : reference.ExceptionCodes[left];
            if (a <= b) left++;
            if (b <= a) right++;
            if (code == target.CommonCode) continue;
            samples[written] = Math.Min(a, b);
            codes[written++] = code;
        }

        target.ExceptionCount = written;
    }

    private static void SwapList(GenotypeBuffer target)
    {
        if (target.CommonCode is 0 or 2) target.CommonCode ^= 2;
        foreach (ref var code in target.ExceptionCodes.AsSpan(0, target.ExceptionCount))
            if (code is 0 or 2) code ^= 2;
    }

    private void EnsureList()
    {
        if (_samples.Length > 0) return;
        _samples = new int[sampleCount];
        _codes = new byte[sampleCount];
    }
}
