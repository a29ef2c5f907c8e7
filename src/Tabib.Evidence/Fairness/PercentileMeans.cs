namespace Tabib.Evidence.Fairness;

/// <summary>Need at equal score: means of the labels of a group's people within one hundredth of the score.</summary>
/// <param name="People">Null where withheld.</param>
/// <param name="Means">One a label; null where withheld.</param>
public sealed record PercentileMeans(int Percentile, string Group, int? People, IReadOnlyList<double>? Means)
{
    internal static IEnumerable<PercentileMeans> Of(ScorePercentiles percentiles, IReadOnlyList<(string Name, double[] Values)> labels, AttributeGroups attribute, int below)
    {
        var levels = attribute.Levels.Count;
        var counts = new int[(percentiles.Ranges + 1) * levels];
        var sums = new double[counts.Length * labels.Count];
        for (var row = 0; row < percentiles.Of.Length; row++)
        {
            var at = (percentiles.Of[row] * levels) + attribute.Of[row];
            counts[at]++;
            for (var label = 0; label < labels.Count; label++) sums[(at * labels.Count) + label] += labels[label].Values[row];
        }

        for (var percentile = 1; percentile <= percentiles.Ranges; percentile++)
        {
            for (var level = 0; level < levels; level++)
            {
                var at = (percentile * levels) + level;
                if (counts[at] == 0) continue;
                var name = $"{attribute.Name}={attribute.Levels[level]}";
                yield return counts[at] < below
                    ? new PercentileMeans(percentile, name, null, null)
                    : new PercentileMeans(percentile, name, counts[at], [.. Enumerable.Range(0, labels.Count).Select(label => sums[(at * labels.Count) + label] / counts[at])]);
            }
        }
    }
}
