using System.Globalization;
using Tabib.Core.Outcomes;
using Tabib.Record.Cohorts;

namespace Tabib.Evidence.Prediction.Training;

/// <summary>Inputs and terms as some rows of a table have them: medians, levels and indicators are learnt from these rows alone.</summary>
/// <param name="Columns">By term, one number for each of the rows.</param>
/// <param name="Notes">Features that were left out, and why.</param>
internal sealed record LearntDesign(IReadOnlyList<ModelFeature> Features, IReadOnlyList<ModelTerm> Terms, double[][] Columns, IReadOnlyList<string> Notes)
{
    private const int MostLevels = 50;

    /// <exception cref="ProblemException">MOD010: a category of too many levels; MOD011: no feature varies; MOD018: numbers and other texts in one column.</exception>
    public static LearntDesign Of(IReadOnlyList<DataColumn> columns, int[] rows, TrainingOptions options)
    {
        var (features, notes) = (new List<ModelFeature>(), new List<string>());
        var keepsMissing = options.Kind == RiskModelKind.Gbdt;
        foreach (var column in columns)
        {
            if (!options.Categories.Contains(column.Name)) ThrowIfMixed(column, rows);
            var missing = rows.Count(column.IsMissing);
            var feature = missing == rows.Length ? null
                : column.Kind == DataColumnKind.Number && !options.Categories.Contains(column.Name) ? Number(column, rows, missing)
                : Category(column, rows, missing);
            var isKept = feature is not null && (feature.Levels.Count > 1 || feature.Minimum < feature.Maximum || (missing > 0 && options.HasMissingIndicators && !keepsMissing));
            if (isKept) features.Add(feature! with { KeepsMissing = keepsMissing });
            else notes.Add($"{column.Name} is left out: {(feature is null ? "every row misses it" : "it is the same in all rows")}.");
        }

        if (features.Count == 0) throw new ProblemException(new Problem("MOD011", ProblemSeverity.Fatal, "No feature varies between the rows: there is nothing to learn from.", ProblemLocation.None, "Name other columns with --features."));
        var terms = Enumerable.Range(0, features.Count).SelectMany(i => TermsOf(features[i], i, options.HasMissingIndicators && !keepsMissing)).ToList();
        var inputs = ModelInputs.Of(features, columns);
        var encoded = ModelDesign.Encode(terms, features, inputs.Values, rows);
        return new LearntDesign(features, [.. terms.Select((term, j) => term with { Mean = Mean(encoded[j]) })], encoded, notes);
    }

    /// <summary>A column of numbers in which a few cells are none, such as "inf", "?" or "&lt;5", is no category: each of its numbers would become a level.</summary>
    private static void ThrowIfMixed(DataColumn column, int[] rows)
    {
        if (column.Kind != DataColumnKind.Text) return;
        int[] present = Array.FindAll(rows, row => !column.IsMissing(row));
        int[] others = Array.FindAll(present, row => !double.TryParse(column.Texts[row], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number));
        if (2 * others.Length > present.Length || present.Length == 0) return;
        throw new ProblemException(new Problem("MOD018", ProblemSeverity.Fatal, string.Create(CultureInfo.InvariantCulture, $"'{column.Name}' holds numbers, but row {others.FirstOrDefault(present[0]) + 1} of it is '{column.Texts[others.FirstOrDefault(present[0])]}'{(others.Length > 1 ? $" and {others.Length - 1} more are none" : "")}."), ProblemLocation.None, "Write NA where a value is missing; if the numbers are codes, name the column in --categories."));
    }

    private static IEnumerable<ModelTerm> TermsOf(ModelFeature feature, int place, bool hasIndicator)
    {
        if (feature.Kind == FeatureKind.Number) yield return new ModelTerm(feature.Name, place, TermKind.Value, 0);
        foreach (var level in feature.Levels.Skip(1)) yield return new ModelTerm($"{feature.Name}={level}", place, TermKind.Level, 0, level);
        if (hasIndicator && feature.MissingInTraining > 0) yield return new ModelTerm($"{feature.Name} is missing", place, TermKind.Missing, 0);
    }

    private static ModelFeature Number(DataColumn column, int[] rows, int missing)
    {
        double[] present = [.. rows.Select(row => column.Numbers[row]).Where(value => !double.IsNaN(value)).Order()];
        var middle = present.Length / 2;
        var median = present.Length % 2 == 1 ? present[middle] : present[middle - 1] + ((present[middle] - present[middle - 1]) / 2);
        return new ModelFeature { Name = column.Name, Kind = FeatureKind.Number, Minimum = present[0], Maximum = present[^1], ImputedNumber = median, MissingInTraining = missing };
    }

    private static ModelFeature Category(DataColumn column, int[] rows, int missing)
    {
        var levels = rows.Where(row => !column.IsMissing(row)).Select(row => ModelInputs.Written(column, row)).CountBy(level => level, StringComparer.Ordinal).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        if (levels.Count > MostLevels) throw new ProblemException(new Problem("MOD010", ProblemSeverity.Fatal, $"{column.Name} has {levels.Count} different texts.", ProblemLocation.None, $"A feature is a number, or text of at most {MostLevels} values; leave the column out with --exclude, or join its values."));
        return new ModelFeature { Name = column.Name, Kind = FeatureKind.Category, Levels = [.. levels.Select(pair => pair.Key)], ImputedLevel = levels.MaxBy(pair => pair.Value).Key, MissingInTraining = missing };
    }

    /// <summary>Of numbers that are there.</summary>
    private static double Mean(double[] column)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in column)
        {
            if (double.IsNaN(value)) continue;
            sum += value;
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }
}
