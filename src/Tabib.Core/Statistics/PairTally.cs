namespace Tabib.Core.Statistics;

/// <summary>Sums of pairs, and what each row has a part in: of that the standard error is made.</summary>
internal sealed class PairTally(int rows)
{
    private readonly double[] _halves = new double[rows];
    private readonly double[] _pairs = new double[rows];
    private double _concordant;
    private double _discordant;
    private double _tiedRisk;
    private double _tiedTime;
    private double _tiedBoth;

    /// <param name="lower">At risk then, with a lower risk, by weight.</param>
    /// <param name="equal">With the same risk.</param>
    /// <param name="higher">With a higher risk.</param>
    public void AddEvent(int row, double weight, double factor, double lower, double equal, double higher)
    {
        _concordant += weight * factor * lower;
        _tiedRisk += weight * factor * equal;
        _discordant += weight * factor * higher;
        _halves[row] += factor * (lower + (equal / 2));
        _pairs[row] += factor * (lower + equal + higher);
    }

    /// <summary>Events that the row outlasted: those of higher risk are concordant.</summary>
    public void AddOutlasted(int row, double higher, double equal, double lower)
    {
        _halves[row] += higher + (equal / 2);
        _pairs[row] += higher + equal + lower;
    }

    public void AddTiedTime(double differentRisk, double sameRisk)
    {
        _tiedTime += differentRisk;
        _tiedBoth += sameRisk;
    }

    public ConcordanceResult Result(Func<int, double> weightOf)
    {
        var pairs = _concordant + _discordant + _tiedRisk;
        if (!(pairs > 0)) return new ConcordanceResult(_concordant, _discordant, _tiedRisk, _tiedTime, _tiedBoth, null);
        var value = (_concordant + (_tiedRisk / 2)) / pairs;
        var variance = 0.0;
        for (var row = 0; row < _halves.Length; row++)
        {
            var influence = weightOf(row) * (_halves[row] - (value * _pairs[row])) / pairs;
            variance += influence * influence;
        }

        return new ConcordanceResult(_concordant, _discordant, _tiedRisk, _tiedTime, _tiedBoth, Math.Sqrt(variance));
    }
}
