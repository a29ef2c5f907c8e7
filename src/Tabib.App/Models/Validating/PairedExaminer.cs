using Tabib.Core.Statistics;

namespace Tabib.App.Models.Validating;

/// <summary>Tests of the areas of scores of the same people.</summary>
internal static class PairedExaminer
{
    public static IEnumerable<ComparisonReport> Of(ValidationRows rows)
    {
        var areas = rows.ScoreNames.Count < 2 ? [] : rows.Scores.Select(score => AreaUnderCurve.Of(score, rows.Outcomes)).ToList();
        for (var i = 0; i < areas.Count; i++)
        {
            for (var j = i + 1; j < areas.Count; j++)
            {
                if (areas[i].Value is not { } first || areas[j].Value is not { } second || areas[i].PairedZ(areas[j]) is not { } z)
                {
                    yield return new ComparisonReport(rows.ScoreNames[i], rows.ScoreNames[j], "paired", Estimate.Missing("the difference has no variance"), null, null, null);
                    continue;
                }

                var error = z == 0 ? (double?)null : Math.Abs((first - second) / z);
                yield return new ComparisonReport(rows.ScoreNames[i], rows.ScoreNames[j], "paired", Estimate.Normal(first - second, error, "DeLong"), z, null, Math.Exp(NormalDistribution.LogTwoSided(z)));
            }
        }
    }
}
