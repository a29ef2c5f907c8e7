using Tabib.Core.Genome;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>The calls of a stretch of samples at one variant: two bits each, two more where the variant has phase, and lists of alternates beyond the first.</summary>
internal sealed class SiteCalls
{
    private readonly ulong[] _codes;
    private readonly ulong[]? _phased;
    private readonly ulong[]? _swapped;
    private readonly int[] _mixed;
    private readonly int[] _mixedAlleles;
    private readonly int[] _doubles;
    private readonly int[] _low;
    private readonly int[] _high;

    /// <param name="from">First sample, a multiple of 64.</param>
    public SiteCalls(GenotypeRecord record, int from, int count)
    {
        _codes = record.Packed.AsSpan(from / GenotypeBuffer.SamplesPerWord, (count + GenotypeBuffer.SamplesPerWord - 1) / GenotypeBuffer.SamplesPerWord).ToArray();
        if (record.HasPhase)
        {
            _phased = record.PhasePresent.AsSpan(from / 64, (count + 63) / 64).ToArray();
            _swapped = record.PhaseSwapped.AsSpan(from / 64, (count + 63) / 64).ToArray();
        }

        var (first, last) = (Behind(record.MixedSamples, record.MixedCount, from), Behind(record.MixedSamples, record.MixedCount, from + count));
        (_mixed, _mixedAlleles) = (Moved(record.MixedSamples, first, last, from), record.MixedAlleles[first..last]);
        (first, last) = (Behind(record.DoubleSamples, record.DoubleCount, from), Behind(record.DoubleSamples, record.DoubleCount, from + count));
        (_doubles, _low, _high) = (Moved(record.DoubleSamples, first, last, from), record.DoubleLow[first..last], record.DoubleHigh[first..last]);
    }

    /// <param name="sample">Within the stretch.</param>
    /// <param name="isPhased">What a call of two equal alleles counts as.</param>
    public GenotypeText Of(int sample, bool isPhased)
    {
        switch ((_codes[sample / GenotypeBuffer.SamplesPerWord] >> (sample % GenotypeBuffer.SamplesPerWord * 2)) & 3)
        {
            case 0:
                return new GenotypeText(0, 0, isPhased, 2);
            case 1:
                var place = _mixed.Length == 0 ? -1 : Array.BinarySearch(_mixed, sample);
                return Heterozygous(sample, 0, place < 0 ? 1 : _mixedAlleles[place]);
            case 2:
                place = _doubles.Length == 0 ? -1 : Array.BinarySearch(_doubles, sample);
                var (low, high) = place < 0 ? (1, 1) : (_low[place], _high[place]);
                return low == high ? new GenotypeText(low, high, isPhased, 2) : Heterozygous(sample, low, high);
            default:
                return new GenotypeText(-1, -1, false, 0);
        }
    }

    private GenotypeText Heterozygous(int sample, int low, int high)
    {
        if (_phased is null || (_phased[sample / 64] >> (sample % 64) & 1) == 0) return new GenotypeText(low, high, false, 2);
        return (_swapped![sample / 64] >> (sample % 64) & 1) == 0 ? new GenotypeText(low, high, true, 2) : new GenotypeText(high, low, true, 2);
    }

    /// <summary>Index of the first of the ascending samples that is not before one.</summary>
    private static int Behind(int[] samples, int count, int sample)
    {
        var index = Array.BinarySearch(samples, 0, count, sample);
        return index < 0 ? ~index : index;
    }

    private static int[] Moved(int[] samples, int first, int last, int from)
    {
        var moved = samples[first..last];
        for (var i = 0; i < moved.Length; i++) moved[i] -= from;
        return moved;
    }
}
