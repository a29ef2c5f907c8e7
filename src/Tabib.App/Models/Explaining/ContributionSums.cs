using Tabib.Evidence.Explanation;
using Tabib.Evidence.Prediction;

namespace Tabib.App.Models.Explaining;

/// <summary>What is kept of the contributions of all people: sums, ends, and some people for the drawing.</summary>
internal sealed class ContributionSums(int features, int people)
{
    /// <summary>People who are drawn: evenly spaced in the table.</summary>
    private const int MostDrawn = 1000;

    private readonly double[] _sums = new double[features];
    private readonly double[] _least = [.. Enumerable.Repeat(double.PositiveInfinity, features)];
    private readonly double[] _most = [.. Enumerable.Repeat(double.NegativeInfinity, features)];
    private readonly List<int> _drawn = [];
    private readonly List<double>[] _contributions = [.. Enumerable.Range(0, features).Select(_ => new List<double>())];
    private int _done;

    public double GreatestGap { get; private set; }

    /// <param name="gap">The table's greatest.</param>
    public void Add(ContributionTable table, double gap, int[] rows)
    {
        GreatestGap = Math.Max(GreatestGap, gap);
        for (var i = 0; i < rows.Length; i++, _done++)
        {
            var isDrawn = people <= MostDrawn || (long)_done * MostDrawn / people != (long)(_done + 1) * MostDrawn / people;
            if (isDrawn) _drawn.Add(rows[i]);
            for (var feature = 0; feature < _sums.Length; feature++)
            {
                var amount = table.Columns[feature][i];
                _sums[feature] += Math.Abs(amount);
                _least[feature] = Math.Min(_least[feature], amount);
                _most[feature] = Math.Max(_most[feature], amount);
                if (isDrawn) _contributions[feature].Add(amount);
            }
        }
    }

    /// <summary>The largest first.</summary>
    public IReadOnlyList<ExplainedFeature> Features(IReadOnlyList<ModelFeature> inputs, IReadOnlyList<FeatureImportance> importance) =>
        [.. inputs.Select((input, i) => new ExplainedFeature(input.Name, _sums[i] / people, _least[i], _most[i], importance.FirstOrDefault(one => one.Feature == input.Name))).OrderByDescending(feature => feature.MeanAbsolute).ThenBy(feature => feature.Name, StringComparer.Ordinal)];

    public ContributionSample Sample(ExplainInput input) =>
        new(input.Model.Features.Select((feature, i) => (feature.Name, Points: (IReadOnlyList<(double, double?)>)[.. _drawn.Select((row, k) => (_contributions[i][k], ValueOf(input, feature, row)))])).ToDictionary(pair => pair.Name, pair => pair.Points, StringComparer.Ordinal));

    /// <summary>Where the value lies in the range of training, from 0 to 1; null of a category and where it is missing.</summary>
    private static double? ValueOf(ExplainInput input, ModelFeature feature, int row)
    {
        var column = input.Table[feature.Name];
        if (feature.Kind == FeatureKind.Category || column.IsMissing(row) || !(feature.Maximum > feature.Minimum)) return null;
        return Math.Clamp((column.Numbers[row] - feature.Minimum!.Value) / (feature.Maximum!.Value - feature.Minimum.Value), 0, 1);
    }
}
