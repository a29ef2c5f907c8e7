using System.Numerics;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Record.Genotypes;

/// <summary>Takes the columns of chosen samples, in the order of the file, out of one variant's data. Shared by all readers.</summary>
internal sealed class SampleSubset
{
    private readonly int[] _samples;
    private readonly int[] _places;
    private readonly ulong[] _packedMask;
    private readonly ulong[] _bitMask;

    /// <param name="samples">Their indexes in the file, ascending.</param>
    public SampleSubset(int[] samples, int sampleCountOfFile)
    {
        _samples = samples;
        SampleCountOfFile = sampleCountOfFile;
        _places = new int[sampleCountOfFile];
        _packedMask = new ulong[(sampleCountOfFile + 31) / 32];
        _bitMask = new ulong[(sampleCountOfFile + 63) / 64];
        Array.Fill(_places, -1);
        for (var i = 0; i < samples.Length; i++)
        {
            if (i > 0 && samples[i] <= samples[i - 1]) throw new ArgumentException("The samples are not ascending.", nameof(samples));
            _places[samples[i]] = i;
            _packedMask[samples[i] / 32] |= 3UL << (samples[i] % 32 * 2);
            _bitMask[samples[i] / 64] |= 1UL << (samples[i] % 64);
        }
    }

    public int SampleCountOfFile { get; }

    /// <summary>Number of chosen samples.</summary>
    public int Count => _samples.Length;

    /// <param name="sample">Its index in the file.</param>
    public bool Contains(int sample) => _places[sample] >= 0;

    public void TakePacked(ReadOnlySpan<ulong> all, Span<ulong> taken) => Gather(all, _packedMask, taken);

    public void TakeBits(ReadOnlySpan<ulong> all, Span<ulong> taken) => Gather(all, _bitMask, taken);

    public void TakeValues(ReadOnlySpan<ushort> all, Span<ushort> taken)
    {
        for (var i = 0; i < _samples.Length; i++) taken[i] = all[_samples[i]];
    }

    /// <summary>A list stays a list.</summary>
    public void TakeList(GenotypeBuffer all, GenotypeBuffer taken)
    {
        taken.EnsureExceptions();
        taken.CommonCode = all.CommonCode;
        var (samples, codes) = (taken.ExceptionSamples, taken.ExceptionCodes);
        var count = 0;
        for (var i = 0; i < all.ExceptionCount; i++)
        {
            var place = _places[all.ExceptionSamples[i]];
            if (place < 0) continue;
            samples[count] = place;
            codes[count++] = all.ExceptionCodes[i];
        }

        taken.ExceptionCount = count;
    }

    /// <summary>All tracks of a record.</summary>
    public void TakeRecord(GenotypeRecord all, GenotypeRecord taken)
    {
        TakePacked(all.Packed, taken.Packed);
        taken.ClearTracks();
        if (all.MixedCount > 0 || all.DoubleCount > 0) TakePatches(all, taken);
        if (all.HasPhase)
        {
            taken.EnsurePhase();
            taken.HasPhase = true;
            TakeBits(all.PhasePresent, taken.PhasePresent);
            TakeBits(all.PhaseSwapped, taken.PhaseSwapped);
        }

        if (!all.HasDosage) return;
        taken.EnsureDosages();
        TakeBits(all.DosagePresent, taken.DosagePresent);

        // A set of these samples alone would have none either.
        if (!taken.DosagePresent.AsSpan(0, taken.BitWordCount).ContainsAnyExcept(0UL)) return;
        taken.HasDosage = true;
        TakeValues(all.Dosages, taken.Dosages);
        if (!all.HasPhasedDosage) return;
        taken.EnsurePhasedDosages();
        taken.HasPhasedDosage = true;
        TakeBits(all.DosagePhasePresent, taken.DosagePhasePresent);
        for (var i = 0; i < _samples.Length; i++) taken.DosageDifferences[i] = all.DosageDifferences[_samples[i]];
    }

    private void TakePatches(GenotypeRecord all, GenotypeRecord taken)
    {
        taken.EnsurePatches();
        for (var i = 0; i < all.MixedCount; i++)
        {
            if (_places[all.MixedSamples[i]] is not (>= 0 and var place)) continue;
            (taken.MixedSamples[taken.MixedCount], taken.MixedAlleles[taken.MixedCount++]) = (place, all.MixedAlleles[i]);
        }

        for (var i = 0; i < all.DoubleCount; i++)
        {
            if (_places[all.DoubleSamples[i]] is not (>= 0 and var place)) continue;
            (taken.DoubleSamples[taken.DoubleCount], taken.DoubleLow[taken.DoubleCount], taken.DoubleHigh[taken.DoubleCount++]) = (place, all.DoubleLow[i], all.DoubleHigh[i]);
        }
    }

    /// <summary>Closes up the masked bits of all words into one row of bits.</summary>
    private static void Gather(ReadOnlySpan<ulong> all, ReadOnlySpan<ulong> mask, Span<ulong> taken)
    {
        var (current, filled, written) = (0UL, 0, 0);
        for (var i = 0; i < mask.Length; i++)
        {
            var count = BitOperations.PopCount(mask[i]);
            if (count == 0) continue;
            var bits = BitScatter.Extract(all[i], mask[i]);
            current |= bits << filled;
            filled += count;
            if (filled < 64) continue;
            taken[written++] = current;
            filled -= 64;
            current = filled == 0 ? 0 : bits >> (count - filled);
        }

        if (filled > 0) taken[written++] = current;
        taken[written..].Clear();
    }
}
