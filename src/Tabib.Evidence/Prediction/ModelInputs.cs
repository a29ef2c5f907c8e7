using System.Globalization;
using Tabib.Core.Outcomes;
using Tabib.Record.Cohorts;

namespace Tabib.Evidence.Prediction;

/// <summary>The inputs of a model out of a table's columns: numbers, or numbers of levels.</summary>
internal sealed class ModelInputs
{
    /// <summary>A level that training did not have.</summary>
    public const double UnknownLevel = -1;

    private readonly DataColumn[] _columns;

    private ModelInputs(IReadOnlyList<ModelFeature> features, DataColumn[] columns, double[][] values) => (Features, _columns, Values) = (features, columns, values);

    public IReadOnlyList<ModelFeature> Features { get; }

    /// <summary>By feature, one a row: the number, or the level's place among the levels; NaN where missing.</summary>
    public double[][] Values { get; }

    public int Rows => Values.Length == 0 ? 0 : Values[0].Length;

    /// <param name="columns">Those of the features are looked up by name.</param>
    /// <exception cref="ProblemException">MOD005: a column is not there, or holds text or dates for a number.</exception>
    public static ModelInputs Of(IReadOnlyList<ModelFeature> features, IReadOnlyList<DataColumn> columns)
    {
        DataColumn[] own = [.. features.Select(feature => columns.FirstOrDefault(column => column.Name == feature.Name) ?? throw Fault($"The model needs the column '{feature.Name}'.", "Give the table the columns that the model was trained on, under the same names."))];
        if (own.Any(column => column.Count != own[0].Count)) throw new ArgumentException("All columns have one value a row.", nameof(columns));
        return new ModelInputs(features, own, [.. own.Select((column, i) => Read(features[i], column))]);
    }

    public string Written(int feature, int row) => Written(_columns[feature], row);

    /// <summary>A value as text: what levels are compared by.</summary>
    public static string Written(DataColumn column, int row) => column.Kind == DataColumnKind.Number ? column.Numbers[row].ToString("R", CultureInfo.InvariantCulture) : column.Texts[row]!;

    private static double[] Read(ModelFeature feature, DataColumn column)
    {
        if (feature.Kind == FeatureKind.Number) return Numbers(feature, column);
        var levels = feature.Levels.Select((level, place) => (level, place)).ToDictionary(pair => pair.level, pair => (double)pair.place, StringComparer.Ordinal);
        var values = new double[column.Count];
        for (var row = 0; row < values.Length; row++) values[row] = column.IsMissing(row) ? double.NaN : levels.GetValueOrDefault(Written(column, row), UnknownLevel);
        return values;
    }

    private static double[] Numbers(ModelFeature feature, DataColumn column)
    {
        if (column.Kind == DataColumnKind.Number) return column.Numbers;
        var row = Array.FindIndex(column.Texts, text => text is not null);
        if (row >= 0) throw Fault(string.Create(CultureInfo.InvariantCulture, $"The model takes '{feature.Name}' for a number; row {row + 1} has '{column.Texts[row]}'."), "Correct the values that are no numbers; write NA where one is missing.");
        return Array.ConvertAll(column.Texts, _ => double.NaN);
    }

    private static ProblemException Fault(string message, string hint) => new(new Problem("MOD005", ProblemSeverity.Fatal, message, ProblemLocation.None, hint));
}
