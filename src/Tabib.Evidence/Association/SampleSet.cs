using System.Numerics;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>The samples that one model uses, out of those of the genotype set: engines see them without gaps.</summary>
internal sealed class SampleSet
{
    private readonly ulong[] _mask;
    private readonly int[] _place;

    /// <param name="samples">Indexes into the genotype set's samples, ascending.</param>
    public SampleSet(int[] samples, int sampleCountOfSet)
    {
        Samples = samples;
        IsEverybody = samples.Length == sampleCountOfSet;
        _mask = new ulong[GenotypeBuffer.PaddedWords(sampleCountOfSet)];
        _place = new int[sampleCountOfSet];
        Array.Fill(_place, -1);
        for (var i = 0; i < samples.Length; i++)
        {
            _mask[samples[i] / 32] |= 3UL << (samples[i] % 32 * 2);
            _place[samples[i]] = i;
        }
    }

    public int[] Samples { get; }

    public int Count => Samples.Length;

    public bool IsEverybody { get; }

    public static SampleSet Of(ReadOnlySpan<bool> included)
    {
        var samples = new List<int>(included.Length);
        for (var i = 0; i < included.Length; i++)
        {
            if (included[i]) samples.Add(i);
        }

        return new SampleSet([.. samples], included.Length);
    }

    /// <summary>Values of these samples, in their order.</summary>
    public T[] Take<T>(ReadOnlySpan<T> values)
    {
        var taken = new T[Samples.Length];
        for (var i = 0; i < taken.Length; i++) taken[i] = values[Samples[i]];
        return taken;
    }

    /// <summary>The genotypes of these samples alone; <paramref name="all"/> itself where it is everybody.</summary>
    /// <param name="own">Room for them, made for <see cref="Count"/> samples.</param>
    public GenotypeBuffer Compact(GenotypeBuffer all, GenotypeBuffer own)
    {
        if (IsEverybody) return all;
        own.IsSparse = all.IsSparse;
        own.HasDosage = all.HasDosage;
        own.HasPhase = false;
        if (all.IsSparse) CompactExceptions(all, own);
        else CompactPacked(all, own);
        if (all.HasDosage)
        {
            own.EnsureDosages();
            for (var i = 0; i < Samples.Length; i++) own.Dosages[i] = all.Dosages[Samples[i]];
        }

        return own;
    }

    private void CompactExceptions(GenotypeBuffer all, GenotypeBuffer own)
    {
        own.EnsureExceptions();
        own.CommonCode = all.CommonCode;
        var count = 0;
        for (var i = 0; i < all.ExceptionCount; i++)
        {
            var place = _place[all.ExceptionSamples[i]];
            if (place < 0) continue;
            own.ExceptionSamples[count] = place;
            own.ExceptionCodes[count++] = all.ExceptionCodes[i];
        }

        own.ExceptionCount = count;
    }

    private void CompactPacked(GenotypeBuffer all, GenotypeBuffer own)
    {
        Array.Clear(own.Packed);
        var (word, used) = (0, 0);
        for (var i = 0; i < all.WordCount; i++)
        {
            var mask = _mask[i];
            if (mask == 0) continue;
            var bits = BitScatter.Extract(all.Packed[i], mask);
            var length = BitOperations.PopCount(mask);
            own.Packed[word] |= bits << used;
            if (used + length >= 64)
            {
                word++;
                if (used > 0 && word < own.Packed.Length) own.Packed[word] = bits >> (64 - used);
                used -= 64;
            }

            used += length;
        }
    }
}
