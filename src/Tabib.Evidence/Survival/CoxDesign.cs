namespace Tabib.Evidence.Survival;

/// <summary>Covariates by risk-set position, each centred on its mean and divided by its mean absolute deviation: sums of products keep their digits.</summary>
internal sealed class CoxDesign
{
    private const int Lanes = 8;

    private CoxDesign(RiskSets sets, double[] values, double[]? weights, double[] means, double[] scales)
    {
        Sets = sets;
        Values = values;
        Weights = weights;
        Means = means;
        Scales = scales;
        Stride = Padded(means.Length);
    }

    public RiskSets Sets { get; }

    public int Order => Means.Length;

    /// <summary>Numbers from one position to the next, a whole number of lanes; those beyond the order are 0.</summary>
    public int Stride { get; }

    public int Count => Sets.Rows.Length;

    public double[] Values { get; }

    /// <summary>By position; null where all are 1.</summary>
    public double[]? Weights { get; }

    public double[] Means { get; }

    public double[] Scales { get; }

    public ReadOnlySpan<double> Row(int position) => Values.AsSpan(position * Stride, Stride);

    public double WeightOf(int position) => Weights is null ? 1 : Weights[position];

    public static CoxDesign Of(SurvivalData data, RiskSets sets, IReadOnlyList<double[]> columns)
    {
        var stride = Padded(columns.Count);
        var values = new double[sets.Rows.Length * stride];
        var (means, scales) = (new double[columns.Count], new double[columns.Count]);
        for (var j = 0; j < columns.Count; j++)
        {
            var column = columns[j];
            var (sum, total) = (0.0, 0.0);
            for (var row = 0; row < column.Length; row++)
            {
                sum += data.WeightOf(row) * column[row];
                total += data.WeightOf(row);
            }

            var mean = sum / total;
            var deviation = 0.0;
            for (var row = 0; row < column.Length; row++) deviation += data.WeightOf(row) * Math.Abs(column[row] - mean);
            var scale = deviation > 0 ? deviation / total : 1;
            for (var position = 0; position < sets.Rows.Length; position++) values[(position * stride) + j] = (column[sets.Rows[position]] - mean) / scale;
            (means[j], scales[j]) = (mean, scale);
        }

        return new CoxDesign(sets, values, data.Weights is { } weights ? Array.ConvertAll(sets.Rows, row => weights[row]) : null, means, scales);
    }

    private static int Padded(int order) => (order + Lanes - 1) / Lanes * Lanes;
}
