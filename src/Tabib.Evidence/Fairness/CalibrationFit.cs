namespace Tabib.Evidence.Fairness;

/// <summary>Fits a group's calibration from its sums.</summary>
internal static class CalibrationFit
{
    private const int MostSteps = 100;

    public static GroupCalibration Of(CalibrationSums sums)
    {
        var (people, positives, chances, error) = (0.0, 0.0, 0.0, 0.0);
        for (var range = 0; range < CalibrationSums.ErrorRanges; range++)
        {
            var (here, having, sum) = (sums.Error[range * 3], sums.Error[(range * 3) + 1], sums.Error[(range * 3) + 2]);
            (people, positives, chances, error) = (people + here, positives + having, chances + sum, error + Math.Abs(sum - having));
        }

        if (people == 0) return new GroupCalibration(null, null, null, null, null, null, null, 0, "nobody is in the group");
        double? ratio = chances > 0 ? positives / chances : null;
        if (positives == 0 || positives == people) return new GroupCalibration(ratio, error / people, null, null, null, null, null, sums.Certain, "one outcome alone occurs");
        var large = InTheLarge(sums);
        var fault = sums.MostLogit - sums.LeastLogit < 1e-9 ? "all chances are alike"
            : sums.LeastOfPositives >= sums.MostOfNegatives || sums.MostOfPositives <= sums.LeastOfNegatives ? "the chances tell the outcomes without fail" : null;
        var slope = fault is null ? WithSlope(sums) : null;
        if (slope is not var (intercept, found, slopeError)) return new GroupCalibration(ratio, error / people, large?.Value, large?.StandardError, null, null, null, sums.Certain, fault ?? "the search for a slope found no end");
        return new GroupCalibration(ratio, error / people, large?.Value, large?.StandardError, found, slopeError, intercept, sums.Certain, null);
    }

    private static (double Value, double StandardError)? InTheLarge(CalibrationSums sums)
    {
        var (value, last) = (0.0, double.PositiveInfinity);
        for (var step = 0; step < MostSteps; step++)
        {
            var score = sums.ScoreAt(value, 1);
            // No step is longer than 2: chances far from what happened have a flat likelihood.
            var change = Math.Clamp(score.Intercept / score.InterceptInformation, -2, 2);
            if (Math.Abs(change) <= 1e-13 * Math.Max(1, Math.Abs(value)) || (step > 10 && Math.Abs(change) >= Math.Abs(last) && Math.Abs(change) < 1e-10)) return (value, 1 / Math.Sqrt(score.InterceptInformation));
            (value, last) = (value + change, change);
        }

        return null;
    }

    private static (double Intercept, double Slope, double SlopeError)? WithSlope(CalibrationSums sums)
    {
        var (intercept, slope, last) = (0.0, 1.0, double.PositiveInfinity);
        for (var step = 0; step < MostSteps; step++)
        {
            var score = sums.ScoreAt(intercept, slope);
            var determinant = (score.InterceptInformation * score.SlopeInformation) - (score.SharedInformation * score.SharedInformation);
            if (!(determinant > 0)) return null;
            var up = ((score.SlopeInformation * score.Intercept) - (score.SharedInformation * score.Slope)) / determinant;
            var tilt = ((score.InterceptInformation * score.Slope) - (score.SharedInformation * score.Intercept)) / determinant;
            var length = Math.Max(Math.Abs(up) / 2, Math.Abs(tilt));
            if (length <= 1e-13 * Math.Max(1, Math.Abs(slope)) || (step > 10 && length >= last && length < 1e-10)) return (intercept, slope, Math.Sqrt(score.InterceptInformation / determinant));
            var kept = Math.Min(1, 1 / length);
            (intercept, slope, last) = (intercept + (kept * up), slope + (kept * tilt), length);
        }

        return null;
    }
}
