using System.Numerics;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Core.LinearAlgebra;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>One variant over the samples of a model, with what the tests ask of it; reused from variant to variant.</summary>
/// <remarks>Copies of the rarer allele are counted (<see cref="IsReversed"/> where that is not the ALT allele), so that sums lose no digits to a common one; effects change their sign back at the end.</remarks>
internal sealed class VariantData
{
    private const ulong LowBits = 0x5555_5555_5555_5555;

    /// <summary>A variant with fewer carriers and missing genotypes than one sample in this many is worked on by list.</summary>
    private const int SparseBelow = 32;

    /// <summary>Missing samples that are written of every word, whether or not it has as many.</summary>
    private const int Ahead = 2;

    private readonly SampleSet _samples;
    private readonly GenotypeBuffer _own;
    private readonly double[] _values;
    private readonly double[] _live;
    private readonly double[]? _dose;
    private readonly bool _mayReverse;
    private readonly bool _imputesMean;
    private bool _hasValues;

    /// <param name="padded">Length of <see cref="Values"/>: samples, rounded up to whole lanes.</param>
    /// <param name="dose">Factor of each sample's copies, such as 0.5 of men for chromosome X; null where all are 1.</param>
    public VariantData(SampleSet samples, int padded, double[]? dose, AssociationOptions options)
    {
        _samples = samples;
        _own = samples.IsEverybody ? new GenotypeBuffer(0) : new GenotypeBuffer(samples.Count);
        _values = new double[padded];
        _live = new double[padded];
        _dose = dose;

        // Coefficients of products and covariates depend on the allele counted.
        _mayReverse = options.Interactions.Count == 0;
        _imputesMean = options.ImputesMean;
        MissingSamples = new int[samples.Count + Ahead];
        CarrierSamples = new int[samples.Count];
        CarrierCopies = new double[samples.Count];
        Genotypes = _own;
    }

    public int Variant { get; private set; }

    public int Allele { get; private set; }

    /// <summary>Of the samples of the model alone.</summary>
    public GenotypeBuffer Genotypes { get; private set; }

    public GenotypeCounts Counts { get; private set; }

    /// <summary>Whether copies of REF and other alleles are counted rather than of this ALT allele.</summary>
    public bool IsReversed { get; private set; }

    /// <summary>Whether the values are hard calls all alike, so that the packed genotypes tell all.</summary>
    public bool IsHardCalls { get; private set; }

    /// <summary>Whether <see cref="CarrierSamples"/> is valid.</summary>
    public bool IsSparse { get; private set; }

    public int Called { get; private set; }

    public int MissingCount => _samples.Count - Called;

    public int[] MissingSamples { get; }

    public ReadOnlySpan<int> Missing => MissingSamples.AsSpan(0, MissingCount);

    public int CarrierCount { get; private set; }

    /// <summary>Samples with a copy of the counted allele.</summary>
    public int[] CarrierSamples { get; }

    public double[] CarrierCopies { get; }

    /// <summary>Σ g of the counted allele.</summary>
    public double Sum { get; private set; }

    /// <summary>Σ g².</summary>
    public double SumOfSquares { get; private set; }

    /// <summary>Of the ALT allele; NaN without genotypes.</summary>
    public double Frequency { get; private set; }

    /// <summary>Whether all samples have the same genotype.</summary>
    public bool IsConstant { get; private set; }

    /// <summary>Copies of the counted allele; 0 where missing and in the padding.</summary>
    public double[] Values
    {
        get
        {
            if (!_hasValues) ExpandValues();
            return _values;
        }
    }

    /// <summary>1 where the genotype is known, 0 where not and in the padding; valid with <see cref="Values"/>.</summary>
    public double[] Live
    {
        get
        {
            if (!_hasValues) ExpandValues();
            return _live;
        }
    }

    public void Take(int variant, int allele, GenotypeBuffer all)
    {
        (Variant, Allele) = (variant, allele);
        Genotypes = _samples.Compact(all, _own);
        _hasValues = false;
        IsSparse = false;
        IsHardCalls = !Genotypes.HasDosage && _dose is null;
        if (IsHardCalls)
        {
            Counts = GenotypeCounting.Count(Genotypes);
            IsHardCalls = Counts.Missing == 0 || !_imputesMean;
        }

        if (!IsHardCalls)
        {
            TakeDosages();
            return;
        }

        Called = Counts.Called;
        IsReversed = _mayReverse && Counts.Copies > Called;
        var (one, two) = (Counts.One, IsReversed ? Counts.None : Counts.Two);
        Sum = one + (2.0 * two);
        SumOfSquares = one + (4.0 * two);
        Frequency = Called == 0 ? double.NaN : Counts.Copies / (2.0 * Called);
        IsConstant = Math.Max(Counts.One, Math.Max(Counts.None, Counts.Two)) == Called;
        List(one + two + Counts.Missing <= _samples.Count / SparseBelow);
    }

    private void List(bool isSparse)
    {
        if (Genotypes.IsSparse && !(isSparse && Genotypes.CommonCode == (IsReversed ? 2 : 0))) Genotypes.Densify();
        IsSparse = isSparse;
        CarrierCount = 0;
        var missing = 0;
        if (Genotypes.IsSparse)
        {
            for (var i = 0; i < Genotypes.ExceptionCount; i++) Add(Genotypes.ExceptionSamples[i], Genotypes.ExceptionCodes[i], ref missing);
            return;
        }

        if (!isSparse)
        {
            ListMissing();
            return;
        }

        var common = IsReversed ? LowBits << 1 : 0;
        var packed = Genotypes.Packed;
        for (var word = 0; word < Genotypes.WordCount; word++)
        {
            var differing = packed[word] ^ common;
            for (var listed = (differing | (differing >> 1)) & LowBits; listed != 0; listed &= listed - 1)
            {
                var bit = BitOperations.TrailingZeroCount(listed);
                var sample = (word * GenotypeBuffer.SamplesPerWord) + (bit / 2);
                if (sample < _samples.Count) Add(sample, (int)(packed[word] >> bit) & 3, ref missing);
            }
        }
    }

    /// <summary>Most words have two missing genotypes at most: writing as many without asking leaves the processor nothing to guess.</summary>
    private void ListMissing()
    {
        var packed = Genotypes.Packed.AsSpan(0, Genotypes.WordCount);
        var samples = MissingSamples;
        var count = 0;
        for (var word = 0; word < packed.Length; word++)
        {
            var listed = packed[word] & (packed[word] >> 1) & LowBits;
            var first = word * GenotypeBuffer.SamplesPerWord;
            var rest = listed & (listed - 1);
            samples[count] = first + (BitOperations.TrailingZeroCount(listed) / 2);
            samples[count + 1] = first + (BitOperations.TrailingZeroCount(rest) / 2);
            var next = count + Ahead;
            for (rest &= rest - 1; rest != 0; rest &= rest - 1) samples[next++] = first + (BitOperations.TrailingZeroCount(rest) / 2);
            count += BitOperations.PopCount(listed);
        }
    }

    private void Add(int sample, int code, ref int missing)
    {
        if (code == 3)
        {
            MissingSamples[missing++] = sample;
            return;
        }

        CarrierSamples[CarrierCount] = sample;
        CarrierCopies[CarrierCount++] = IsReversed ? 2 - code : code;
    }

    private void TakeDosages()
    {
        Genotypes.Densify();
        _hasValues = true;
        IsReversed = false;
        var (called, copies, ploidy) = (0, 0.0, 0.0);
        for (var i = 0; i < _samples.Count; i++)
        {
            var dose = _dose is null ? 1 : _dose[i];
            var copy = CopiesOf(i);
            var isKnown = copy >= 0;
            _live[i] = isKnown ? 1 : 0;
            _values[i] = isKnown ? copy * dose : 0;
            if (isKnown)
            {
                copies += copy * dose;
                ploidy += 2 * dose;
                called++;
            }
            else MissingSamples[i - called] = i;
        }

        Called = called;
        Frequency = called == 0 ? double.NaN : copies / ploidy;
        if (_mayReverse && Frequency > 0.5) Reverse();
        if (_imputesMean && called > 0 && called < _samples.Count) ImputeMean();
        var values = _values.AsSpan(0, _samples.Count);
        Sum = DotProduct.Sum(values);
        SumOfSquares = DotProduct.Of(values, values);
        IsConstant = IsOneValue();
    }

    /// <returns>-1 where missing.</returns>
    private double CopiesOf(int sample)
    {
        if (Genotypes.HasDosage) return Genotypes.Dosages[sample] == GenotypeBuffer.MissingDosage ? -1 : Genotypes.Dosages[sample] / (double)GenotypeBuffer.DosagePerCopy;
        var code = (int)(Genotypes.Packed[sample / GenotypeBuffer.SamplesPerWord] >> (sample % GenotypeBuffer.SamplesPerWord * 2)) & 3;
        return code == 3 ? -1 : code;
    }

    private void Reverse()
    {
        IsReversed = true;
        for (var i = 0; i < _samples.Count; i++) _values[i] = _live[i] * ((2 * (_dose is null ? 1 : _dose[i])) - _values[i]);
    }

    private void ImputeMean()
    {
        var mean = DotProduct.Sum(_values.AsSpan(0, _samples.Count)) / Called;
        for (var i = 0; i < _samples.Count; i++)
        {
            if (_live[i] == 0) _values[i] = mean;
            _live[i] = 1;
        }

        Called = _samples.Count;
    }

    private bool IsOneValue()
    {
        var first = double.NaN;
        for (var i = 0; i < _samples.Count; i++)
        {
            if (_live[i] == 0) continue;
            if (double.IsNaN(first)) first = _values[i];
            else if (_values[i] != first) return false;
        }

        return true;
    }

    private void ExpandValues()
    {
        _hasValues = true;
        Genotypes.Densify();
        GenotypeExpansion.Expand(Genotypes.Packed, _samples.Count, IsReversed, _values, _live);
    }
}
