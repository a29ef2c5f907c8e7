using System.Numerics;
using Tabib.Core.Genome;

namespace Tabib.Core.Kernels;

/// <summary>Counts, for every sample, at how many variants it is heterozygous and at how many it has no call.</summary>
/// <remarks>
/// The counters stand upright: bit k of all samples' counts lies in one plane of words, and eight variants at a time are added to all samples of a vector by
/// carry-save adders (R. Harley, D. Seal). What is listed as exceptions is added sample by sample.
/// </remarks>
public sealed class SampleCallCounts
{
    /// <summary>Variants that are added together.</summary>
    internal const int Rows = 8;

    /// <summary>Bits of a counter.</summary>
    internal const int Planes = 16;

    private const int MostBeforeFlush = (1 << Planes) - 1 - Rows;

    private readonly int _words;
    private readonly ulong[] _rows;
    private readonly ulong[] _planes;
    private readonly int[] _heterozygous;
    private readonly int[] _missing;
    private int _pending;
    private int _added;

    public SampleCallCounts(int sampleCount)
    {
        SampleCount = sampleCount;
        _words = GenotypeBuffer.PaddedWords(sampleCount);
        _rows = new ulong[Rows * _words];
        _planes = new ulong[Planes * _words];
        _heterozygous = new int[sampleCount];
        _missing = new int[sampleCount];
    }

    public int SampleCount { get; }

    /// <summary>Adds one variant.</summary>
    public void Add(GenotypeBuffer genotypes)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(genotypes.SampleCount, SampleCount);
        if (genotypes is { IsSparse: true, CommonCode: 0 or 2 })
        {
            AddListed(genotypes);
            return;
        }

        genotypes.Densify();
        genotypes.Packed.CopyTo(_rows, _pending * _words);
        if (++_pending == Rows) AddRows();
    }

    /// <summary>Adds what was counted to the caller's counts, and begins anew.</summary>
    public void MoveTo(Span<int> heterozygous, Span<int> missing)
    {
        if (_pending > 0) AddRows();
        Flush();
        for (var i = 0; i < SampleCount; i++)
        {
            heterozygous[i] += _heterozygous[i];
            missing[i] += _missing[i];
        }

        Array.Clear(_heterozygous);
        Array.Clear(_missing);
    }

    private void AddListed(GenotypeBuffer genotypes)
    {
        var (samples, codes) = (genotypes.ExceptionSamples, genotypes.ExceptionCodes);
        for (var i = 0; i < genotypes.ExceptionCount; i++)
        {
            if (codes[i] == 1) _heterozygous[samples[i]]++;
            else if (codes[i] == 3) _missing[samples[i]]++;
        }
    }

    private void AddRows()
    {
        _rows.AsSpan(_pending * _words).Clear();
        _pending = 0;
        switch (Simd.Level)
        {
            case SimdLevel.Vector512:
                CarrySaveVector512.Add(_rows, _planes, _words);
                break;
            case SimdLevel.Vector256:
                CarrySaveVector256.Add(_rows, _planes, _words);
                break;
            default:
                CarrySaveScalar.Add(_rows, _planes, _words);
                break;
        }

        _added += Rows;
        if (_added > MostBeforeFlush) Flush();
    }

    private void Flush()
    {
        for (var plane = 0; plane < Planes && 1 << plane <= _added; plane++)
        {
            var value = 1 << plane;
            var words = _planes.AsSpan(plane * _words, _words);
            for (var i = 0; i < words.Length; i++)
            {
                for (var rest = words[i]; rest != 0; rest &= rest - 1)
                {
                    var bit = BitOperations.TrailingZeroCount(rest);
                    var counts = (bit & 1) == 0 ? _heterozygous : _missing;
                    counts[(i * GenotypeBuffer.SamplesPerWord) + (bit / 2)] += value;
                }
            }

            words.Clear();
        }

        _added = 0;
    }
}
