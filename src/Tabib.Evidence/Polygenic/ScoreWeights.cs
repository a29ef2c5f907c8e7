using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>Scores that share their variants, matched to a genotype set: one score of a PGS Catalog file, or the columns of a table.</summary>
/// <remarks>Entries are ascending by variant once <see cref="Sort"/> was called. Memory: 9 bytes and 8 for each score, a variant.</remarks>
public sealed class ScoreWeights
{
    private int[] _variants = [];
    private byte[] _alleles = [];
    private double[] _weights = [];
    private byte[]? _models;

    internal ScoreWeights(IReadOnlyList<string> names, int variantCountHint = 0)
    {
        Names = names;
        if (variantCountHint <= 0) return;
        _variants = new int[variantCountHint];
        _alleles = new byte[variantCountHint];
        _weights = new double[variantCountHint * names.Count];
    }

    /// <summary>Names of the scores.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Entries: variants that are counted.</summary>
    public int Count { get; private set; }

    /// <summary>Rows of the file that name a variant of their own: all but duplicates.</summary>
    public long Total { get; internal set; }

    /// <summary>Variants that are counted, those homozygous for the reference included.</summary>
    public long Matched => Count + Constants.Count;

    /// <summary>Fewer were matched than was asked for: the score is not computed.</summary>
    public bool IsTooFew { get; internal set; }

    /// <summary>How many rows came to which end, by <see cref="MatchStatus"/>.</summary>
    public long[] Statuses { get; } = new long[Enum.GetValues<MatchStatus>().Length];

    /// <summary>What those variants add that were not found but called: the same for every sample, of which there is one.</summary>
    internal List<ConstantWeight> Constants { get; } = [];

    /// <summary>Indexes of variants.</summary>
    internal ReadOnlySpan<int> Variants => _variants.AsSpan(0, Count);

    /// <summary>The allele counted: 0 REF, 1 the first ALT.</summary>
    internal ReadOnlySpan<byte> Alleles => _alleles.AsSpan(0, Count);

    /// <summary>Weights of entry <paramref name="entry"/>, one for each score; where its model is by dosage, the index into <see cref="DosageWeights"/>.</summary>
    internal ReadOnlySpan<double> WeightsOf(int entry) => _weights.AsSpan(entry * Names.Count, Names.Count);

    internal WeightModel ModelOf(int entry) => _models is null ? WeightModel.Additive : (WeightModel)_models[entry];

    /// <summary>Weights for 0, 1 and 2 copies.</summary>
    internal List<(double None, double One, double Two)> DosageWeights { get; } = [];

    internal long Bytes => ((long)_variants.Length * 5) + ((long)_weights.Length * 8);

    internal void Add(int variant, int allele, WeightModel model, ReadOnlySpan<double> weights)
    {
        if (Count == _variants.Length) Grow();
        _variants[Count] = variant;
        _alleles[Count] = checked((byte)allele);
        if (model == WeightModel.ByDosage)
        {
            _weights[Count] = DosageWeights.Count;
            DosageWeights.Add((weights[0], weights[1], weights[2]));
        }
        else
        {
            weights.CopyTo(_weights.AsSpan(Count * Names.Count));
        }

        if (model != WeightModel.Additive) (_models ??= new byte[_variants.Length])[Count] = (byte)model;
        Count++;
    }

    /// <summary>Orders the entries by variant.</summary>
    internal void Sort()
    {
        if (!IsUnsorted()) return;
        var keys = new long[Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = ((long)_variants[i] << 32) | (uint)i;
        Array.Sort(keys);
        var (variants, alleles, weights, models) = (new int[Count], new byte[Count], new double[(long)Count * Names.Count], _models is null ? null : new byte[Count]);
        for (var i = 0; i < keys.Length; i++)
        {
            var from = (int)keys[i];
            variants[i] = _variants[from];
            alleles[i] = _alleles[from];
            WeightsOf(from).CopyTo(weights.AsSpan(i * Names.Count));
            if (models is not null) models[i] = _models![from];
        }

        (_variants, _alleles, _weights, _models) = (variants, alleles, weights, models);
    }

    private bool IsUnsorted()
    {
        for (var i = 1; i < Count; i++)
            if (_variants[i] < _variants[i - 1]) return true;
        return false;
    }

    private void Grow()
    {
        var size = Math.Max(256, checked(_variants.Length * 2));
        Array.Resize(ref _variants, size);
        Array.Resize(ref _alleles, size);
        Array.Resize(ref _weights, checked(size * Names.Count));
        if (_models is not null) Array.Resize(ref _models, size);
    }
}
