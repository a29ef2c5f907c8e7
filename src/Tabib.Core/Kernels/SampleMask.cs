using Tabib.Core.Genome;

namespace Tabib.Core.Kernels;

/// <summary>Some of the samples, as genotype kernels want them: the lower bit of each chosen sample's two, 32 samples a word, in whole lines of 512.</summary>
public sealed class SampleMask
{
    private readonly ulong[] _words;

    /// <param name="chosen">One for each sample.</param>
    public SampleMask(ReadOnlySpan<bool> chosen)
    {
        SampleCount = chosen.Length;
        _words = new ulong[GenotypeBuffer.PaddedWords(chosen.Length)];
        for (var i = 0; i < chosen.Length; i++)
        {
            if (!chosen[i]) continue;
            _words[i / 32] |= 1UL << (i % 32 * 2);
            Count++;
        }
    }

    public int SampleCount { get; }

    /// <summary>Number of chosen samples.</summary>
    public int Count { get; }

    public ReadOnlySpan<ulong> Words => _words;

    public bool Contains(int sample) => ((_words[sample / 32] >> (sample % 32 * 2)) & 1) != 0;
}
