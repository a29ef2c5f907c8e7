using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>One score, or the columns of a table, while its file is read.</summary>
internal sealed class FileScore(IReadOnlyList<string> names, int variantCount, int rowHint)
{
    private readonly VariantBits _counted = new(variantCount);

    private readonly HashSet<(string, int)> _constants = [];
    private readonly long[] _empty = new long[names.Count];

    /// <summary>Copies of REF are another thing than copies of ALT where a table names both.</summary>
    private VariantBits? _countedReferences;

    public ScoreWeights Weights { get; } = new(names, rowHint);

    /// <returns>False where the variant has a weight already.</returns>
    public bool TryAdd(in WeightRow row, VariantMatch match, bool isTable)
    {
        if (!(isTable && match.Allele == 0 ? _countedReferences ??= new VariantBits(variantCount) : _counted).Add(match.Variant)) return false;
        Weights.Add(match.Variant, match.Allele, row.Model, row.Weights);
        return true;
    }

    /// <summary>For a variant that was not found but called.</summary>
    public bool TryAddConstant(in WeightRow row, string chromosome, int position, bool isReference)
    {
        if (!_constants.Add((chromosome, position))) return false;
        var isByDosage = row.Model == WeightModel.ByDosage;
        Weights.Constants.Add(new ConstantWeight(isReference ? 2 : 0, row.Model, row.Weights[0], isByDosage ? row.Weights[1] : 0, isByDosage ? row.Weights[2] : 0));
        return true;
    }

    public void AddTotal(in WeightRow row)
    {
        Weights.Total++;
        if (!row.HasEmptyWeights || names.Count == 1) return;
        for (var i = 0; i < _empty.Length; i++)
            if (double.IsNaN(row.Weights[i])) _empty[i]++;
    }

    /// <summary>The columns that have a weight on every row together, each other one by itself.</summary>
    public IEnumerable<ScoreWeights> Parts()
    {
        if (Array.TrueForAll(_empty, count => count == 0)) return [Weights];
        var full = Enumerable.Range(0, names.Count).Where(column => _empty[column] == 0).ToArray();
        var parts = Enumerable.Range(0, names.Count).Where(column => _empty[column] > 0).Select(column => Part([column], Weights.Total - _empty[column]));
        return full.Length == 0 ? parts : parts.Prepend(Part(full, Weights.Total));
    }

    private ScoreWeights Part(int[] columns, long total)
    {
        var part = new ScoreWeights([.. columns.Select(column => names[column])], Weights.Count) { Total = total };
        Weights.Statuses.CopyTo(part.Statuses, 0);
        var weights = new double[columns.Length];
        for (var entry = 0; entry < Weights.Count; entry++)
        {
            var all = Weights.WeightsOf(entry);
            for (var i = 0; i < columns.Length; i++) weights[i] = all[columns[i]];
            if (!double.IsNaN(weights[0])) part.Add(Weights.Variants[entry], Weights.Alleles[entry], WeightModel.Additive, weights);
        }

        return part;
    }
}
