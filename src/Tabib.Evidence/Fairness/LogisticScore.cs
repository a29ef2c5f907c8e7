namespace Tabib.Evidence.Fairness;

/// <summary>Derivatives of a logistic likelihood by intercept and slope.</summary>
internal struct LogisticScore
{
    public double Intercept;
    public double Slope;
    public double InterceptInformation;
    public double SharedInformation;
    public double SlopeInformation;

    /// <summary>People of one narrow range of logits.</summary>
    /// <param name="sums">As <see cref="CalibrationSums"/> keeps them.</param>
    public void Add(ReadOnlySpan<double> sums, double middle, double intercept, double slope)
    {
        var predictor = intercept + (slope * middle);
        var small = Math.Exp(-Math.Abs(predictor));
        var chance = predictor >= 0 ? 1 / (1 + small) : small / (1 + small);
        // The curve and its derivatives, over factorials, times powers of the slope: its series in the distance from the middle.
        var first = small / ((1 + small) * (1 + small));
        var tilt = 1 - (2 * chance);
        var (second, third) = (first * tilt, first * (1 - (6 * first)));
        var fourth = second * (1 - (12 * first));
        var (s2, s3) = (slope * slope, slope * slope * slope);
        var (c1, c2, c3, c4) = (slope * first, s2 * second / 2, s3 * third / 6, s3 * slope * fourth / 24);
        var (people, positives, positiveDistances) = (sums[0], sums[1], sums[2]);
        var (d1, d2, d3, d4, d5) = (sums[3], sums[4], sums[5], sums[6], sums[7]);
        var expected = (people * chance) + (c1 * d1) + (c2 * d2) + (c3 * d3) + (c4 * d4);
        var expectedDistances = (chance * d1) + (c1 * d2) + (c2 * d3) + (c3 * d4) + (c4 * d5);
        Intercept += positives - expected;
        Slope += (middle * (positives - expected)) + positiveDistances - expectedDistances;
        // Weights are the first derivative, with a series of its own.
        var (w1, w2, w3) = (slope * second, s2 * third / 2, s3 * fourth / 6);
        var weight = (people * first) + (w1 * d1) + (w2 * d2) + (w3 * d3);
        var weighted = (first * d1) + (w1 * d2) + (w2 * d3) + (w3 * d4);
        var squared = (first * d2) + (w1 * d3) + (w2 * d4) + (w3 * d5);
        InterceptInformation += weight;
        SharedInformation += (middle * weight) + weighted;
        SlopeInformation += (middle * middle * weight) + (2 * middle * weighted) + squared;
    }
}
