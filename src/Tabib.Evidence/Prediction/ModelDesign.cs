namespace Tabib.Evidence.Prediction;

/// <summary>Terms out of inputs: frozen values where they are missing, indicators of levels.</summary>
internal static class ModelDesign
{
    /// <param name="rows">The rows wanted, in their order.</param>
    /// <param name="target">One a row.</param>
    public static void Encode(ModelTerm term, ModelFeature feature, double[] values, ReadOnlySpan<int> rows, Span<double> target)
    {
        var level = term.Kind == TermKind.Level ? PlaceOf(feature.Levels, term.Level) : -1;
        var imputed = feature.KeepsMissing ? double.NaN
            : feature.Kind == FeatureKind.Number ? feature.ImputedNumber ?? double.NaN
            : PlaceOf(feature.Levels, feature.ImputedLevel);
        for (var i = 0; i < rows.Length; i++)
        {
            var value = values[rows[i]];
            target[i] = term.Kind switch
            {
                TermKind.Missing => double.IsNaN(value) ? 1 : 0,
                TermKind.Value => double.IsNaN(value) ? imputed : value,
                _ => Indicator(double.IsNaN(value) ? imputed : value, level),
            };
        }
    }

    /// <summary>All terms of some rows: one array a term.</summary>
    public static double[][] Encode(IReadOnlyList<ModelTerm> terms, IReadOnlyList<ModelFeature> features, double[][] values, int[] rows)
    {
        var columns = new double[terms.Count][];
        for (var j = 0; j < columns.Length; j++)
        {
            columns[j] = new double[rows.Length];
            Encode(terms[j], features[terms[j].Feature], values[terms[j].Feature], rows, columns[j]);
        }

        return columns;
    }

    private static double Indicator(double value, int level) => double.IsNaN(value) ? double.NaN : value == level ? 1 : 0;

    private static int PlaceOf(IReadOnlyList<string> levels, string? level)
    {
        for (var place = 0; place < levels.Count; place++)
        {
            if (levels[place] == level) return place;
        }

        return -1;
    }
}
