using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>Scores that share their variants, matched to a genotype set: one score of a PGS Catalog file, or the columns of a table.</summary>
/// <remarks>Entries are ascending by variant once <see cref="Sort"/> was called. Memory: 9 bytes and 8 for each score, a variant.</remarks>
public sealed class ScoreWeights
{
    /// <summary>Weights lie in pieces of so many entries: a table of a hundred scores is too large to be copied while it grows.</summary>
    private const int PieceShift = 10;

    private readonly List<double[]> _pieces = [];
    private int[] _variants = [];
    private byte[] _alleles = [];
    private byte[]? _models;

    internal ScoreWeights(IReadOnlyList<string> names, int variantCountHint = 0)
    {
        Names = names;
        if (variantCountHint <= 0) return;
        _variants = new int[variantCountHint];
        _alleles = new byte[variantCountHint];
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
    internal ReadOnlySpan<double> WeightsOf(int entry) => _pieces[entry >> PieceShift].AsSpan((entry & ((1 << PieceShift) - 1)) * Names.Count, Names.Count);

    internal WeightModel ModelOf(int entry) => _models is null ? WeightModel.Additive : (WeightModel)_models[entry];

    /// <summary>Weights for 0, 1 and 2 copies.</summary>
    internal List<(double None, double One, double Two)> DosageWeights { get; } = [];

    /// <param name="weights">One for each score; three where the model is by dosage.</param>
    internal void Add(int variant, int allele, WeightModel model, ReadOnlySpan<double> weights)
    {
        if (model == WeightModel.ByDosage)
        {
            DosageWeights.Add((weights[0], weights[1], weights[2]));
            Append(variant, checked((byte)allele), model, (double[])[DosageWeights.Count - 1]);
            return;
        }

        Append(variant, checked((byte)allele), model, weights);
    }

    /// <summary>Orders the entries by variant.</summary>
    internal void Sort()
    {
        if (!IsUnsorted()) return;
        var keys = new long[Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = ((long)_variants[i] << 32) | (uint)i;
        Array.Sort(keys);
        var (variants, alleles, models) = (_variants[..Count], _alleles[..Count], _models?[..Count]);
        double[][] pieces = [.. _pieces];
        _pieces.Clear();
        Count = 0;
        _models = null;
        foreach (var key in keys)
        {
            var from = (int)key;
            var weights = pieces[from >> PieceShift].AsSpan((from & ((1 << PieceShift) - 1)) * Names.Count, Names.Count);
            Append(variants[from], alleles[from], models is null ? WeightModel.Additive : (WeightModel)models[from], weights);
        }
    }

    private void Append(int variant, byte allele, WeightModel model, ReadOnlySpan<double> weights)
    {
        if (Count == _variants.Length) Grow();
        if (Count >> PieceShift == _pieces.Count) _pieces.Add(new double[Names.Count << PieceShift]);
        weights.CopyTo(_pieces[^1].AsSpan((Count & ((1 << PieceShift) - 1)) * Names.Count));
        _variants[Count] = variant;
        _alleles[Count] = allele;
        if (model != WeightModel.Additive) (_models ??= new byte[_variants.Length])[Count] = (byte)model;
        Count++;
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
        if (_models is not null) Array.Resize(ref _models, size);
    }
}
