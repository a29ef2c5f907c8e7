namespace Tabib.Evidence.Fairness;

/// <summary>All that calibration needs to know of some people: sums of powers of their logits within narrow ranges, from which a logistic curve is fitted without looking at anybody again.</summary>
/// <remarks>Within a range of 1/64 the curve is its Taylor series of degree 4; what that leaves out is below 1e-12 of a person for slopes up to 3 (a test holds it to a fit over the rows).</remarks>
internal sealed class CalibrationSums
{
    /// <summary>Chances count as at most this near to 0 and 1.</summary>
    public const double Nearest = 1e-12;

    public const int ErrorRanges = 10;

    private const int RangesAUnit = 64;
    private const int Reach = 28;
    private const int Ranges = 2 * Reach * RangesAUnit;
    private const int PageBits = 5;
    private const int PageRanges = 1 << PageBits;

    /// <summary>People, with the outcome, sum of distances from the middle over those, then sums of the first to fifth power of distances over all.</summary>
    private const int Sums = 8;

    private readonly double[]?[] _pages = new double[Ranges >> PageBits][];
    private readonly double[] _error = new double[ErrorRanges * 3];

    public long Certain { get; private set; }

    public double LeastLogit { get; private set; } = double.PositiveInfinity;

    public double MostLogit { get; private set; } = double.NegativeInfinity;

    public double LeastOfPositives { get; private set; } = double.PositiveInfinity;

    public double MostOfPositives { get; private set; } = double.NegativeInfinity;

    public double LeastOfNegatives { get; private set; } = double.PositiveInfinity;

    public double MostOfNegatives { get; private set; } = double.NegativeInfinity;

    /// <summary>Of the chances, over people in each range of the expected error: people, with the outcome, sum of chances.</summary>
    public ReadOnlySpan<double> Error => _error;

    public static double Logit(double chance)
    {
        var kept = Math.Clamp(chance, Nearest, 1 - Nearest);
        return Math.Log(kept / (1 - kept));
    }

    /// <summary>People of one chance.</summary>
    /// <param name="positives">With the outcome.</param>
    /// <param name="negatives">Without it.</param>
    public void Add(double chance, double logit, int positives, int negatives)
    {
        var people = (double)positives + negatives;
        var range = (int)((logit + Reach) * RangesAUnit);
        var distance = logit - Middle(range);
        var sums = (_pages[range >> PageBits] ??= new double[PageRanges * Sums]).AsSpan((range & (PageRanges - 1)) * Sums, Sums);
        var square = distance * distance;
        sums[7] += people * (square * square * distance);
        sums[6] += people * (square * square);
        sums[5] += people * (square * distance);
        sums[4] += people * square;
        sums[3] += people * distance;
        sums[0] += people;
        if (positives > 0)
        {
            sums[1] += positives;
            sums[2] += positives * distance;
            LeastOfPositives = Math.Min(LeastOfPositives, logit);
            MostOfPositives = Math.Max(MostOfPositives, logit);
        }

        if (negatives > 0)
        {
            LeastOfNegatives = Math.Min(LeastOfNegatives, logit);
            MostOfNegatives = Math.Max(MostOfNegatives, logit);
        }

        if (chance is < Nearest or > 1 - Nearest) Certain += (long)people;
        var errorRange = Math.Min(ErrorRanges - 1, (int)(chance * ErrorRanges)) * 3;
        _error[errorRange] += people;
        _error[errorRange + 1] += positives;
        _error[errorRange + 2] += people * chance;
        LeastLogit = Math.Min(LeastLogit, logit);
        MostLogit = Math.Max(MostLogit, logit);
    }

    /// <summary>These people and those.</summary>
    public void Add(CalibrationSums other)
    {
        for (var page = 0; page < _pages.Length; page++)
        {
            if (other._pages[page] is not { } theirs) continue;
            var own = _pages[page] ??= new double[PageRanges * Sums];
            for (var i = 0; i < own.Length; i++) own[i] += theirs[i];
        }

        for (var i = 0; i < _error.Length; i++) _error[i] += other._error[i];
        Certain += other.Certain;
        (LeastLogit, MostLogit) = (Math.Min(LeastLogit, other.LeastLogit), Math.Max(MostLogit, other.MostLogit));
        (LeastOfPositives, MostOfPositives) = (Math.Min(LeastOfPositives, other.LeastOfPositives), Math.Max(MostOfPositives, other.MostOfPositives));
        (LeastOfNegatives, MostOfNegatives) = (Math.Min(LeastOfNegatives, other.LeastOfNegatives), Math.Max(MostOfNegatives, other.MostOfNegatives));
    }

    /// <summary>Score and information of the curve 1/(1 + exp(-intercept - slope logit)).</summary>
    public LogisticScore ScoreAt(double intercept, double slope)
    {
        var score = default(LogisticScore);
        for (var page = 0; page < _pages.Length; page++)
        {
            if (_pages[page] is not { } ranges) continue;
            for (var i = 0; i < PageRanges; i++)
            {
                if (ranges[i * Sums] > 0) score.Add(ranges.AsSpan(i * Sums, Sums), Middle((page << PageBits) + i), intercept, slope);
            }
        }

        return score;
    }

    private static double Middle(int range) => ((range + 0.5) / RangesAUnit) - Reach;
}
