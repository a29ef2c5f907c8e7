using Tabib.App.Reports;

namespace Tabib.App.Association;

/// <summary>Observed against expected p-values: one point for each height that occurs, and the smallest p-values one by one.</summary>
internal static class QuantilePlot
{
    public static PointCloud Of(AssociationSummary summary, Labels labels)
    {
        var points = new List<(double, double)>();
        var rank = 0L;
        for (; rank < summary.Top.Count; rank++) points.Add((Expected(rank + 0.5, summary.Tested), Math.Min(summary.Top[(int)rank].Height, (double)AssociationSummary.HighestCell / AssociationSummary.CellsPerUnit)));
        var above = 0L;
        for (var cell = AssociationSummary.HighestCell; cell >= 0; cell--)
        {
            var count = summary.ByHeight[cell];
            above += count;

            // The middle of the tests of this height, unless they are drawn one by one already.
            if (count > 0 && above > rank) points.Add((Expected(above - (count / 2.0), summary.Tested), (cell + 0.5) / AssociationSummary.CellsPerUnit));
        }

        return new PointCloud(labels.QqTitle, labels.ExpectedHeight, labels.ObservedHeight, [new PointSeries("", points)], HasDiagonal: true, []);
    }

    private static double Expected(double rank, long total) => -Math.Log10(rank / total);
}
