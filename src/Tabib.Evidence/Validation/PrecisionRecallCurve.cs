namespace Tabib.Evidence.Validation;

/// <summary>The share of true ones among those above a threshold (precision, positive predictive value) by the share of true ones found (recall, sensitivity).</summary>
/// <param name="Recall">Rising, one for each distinct score that adds a positive.</param>
/// <param name="AveragePrecision">Precision by the recall it adds; no straight lines between points, which would flatter (Davis and Goadrich 2006, doi:10.1145/1143844.1143874).</param>
public sealed record PrecisionRecallCurve(double[] Recall, double[] Precision, double AveragePrecision)
{
    /// <returns>Null without a positive.</returns>
    public static PrecisionRecallCurve? Of(RankedScores ranked)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        if (ranked.Positives == 0) return null;
        var (recall, precision, sum) = (new List<double>(), new List<double>(), 0.0);
        for (var place = ranked.Distinct.Length - 1; place >= 0; place--)
        {
            var added = ranked.At(place).Positives;
            if (added == 0) continue;
            var (isTrue, isFalse) = ranked.From(place);
            recall.Add((double)isTrue / ranked.Positives);
            precision.Add((double)isTrue / (isTrue + isFalse));
            sum += (double)added / ranked.Positives * precision[^1];
        }

        return new PrecisionRecallCurve([.. recall], [.. precision], sum);
    }
}
