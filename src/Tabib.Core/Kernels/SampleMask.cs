using Tabib.Core.Genome;

namespace Tabib.Core.Kernels;

/// <summary>Some of the samples, in the layout of <see cref="GenotypeBuffer.Packed"/>: both bits of a chosen sample are set.</summary>
public sealed class SampleMask
{
    private readonly ulong[] _words;

    /// <param name="chosen">One entry a sample.</param>
    public SampleMask(ReadOnlySpan<bool> chosen)
    {
        SampleCount = chosen.Length;
        _words = new ulong[GenotypeBuffer.PaddedWords(chosen.Length)];
        for (var i = 0; i < chosen.Length; i++)
        {
            if (!chosen[i]) continue;
            _words[i / GenotypeBuffer.SamplesPerWord] |= 3UL << (i % GenotypeBuffer.SamplesPerWord * 2);
            Count++;
        }
    }

    public int SampleCount { get; }

    /// <summary>Samples chosen.</summary>
    public int Count { get; }

    /// <summary>As many as <see cref="GenotypeBuffer.Packed"/> has.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    public bool Contains(int sample) => ((_words[sample / GenotypeBuffer.SamplesPerWord] >> (sample % GenotypeBuffer.SamplesPerWord * 2)) & 1) != 0;
}
