namespace Tabib.Evidence.Survival;

/// <summary>Times at risk and what ended them: right-censored, or with entry times (start, stop]. Arrays have one entry a row.</summary>
public sealed class SurvivalData
{
    private SurvivalData(double[]? start, double[] stop, bool[] isEvent, double[]? weights, int[]? strata, int strataCount)
    {
        Start = start;
        Stop = stop;
        IsEvent = isEvent;
        Weights = weights;
        Strata = strata;
        StrataCount = strataCount;
    }

    public int Count => Stop.Length;

    /// <summary>Entry into the risk set, in the unit of <see cref="Stop"/>; null where all are at risk from the start.</summary>
    public double[]? Start { get; }

    public double[] Stop { get; }

    /// <summary>Whether the event ended the time; else it was censored.</summary>
    public bool[] IsEvent { get; }

    /// <summary>Case weights, above 0; null where all are 1.</summary>
    public double[]? Weights { get; }

    /// <summary>Numbers from 0 to <see cref="StrataCount"/> - 1; null where there is one stratum.</summary>
    public int[]? Strata { get; }

    public int StrataCount { get; }

    public int Events => IsEvent.Count(died => died);

    public double WeightOf(int row) => Weights is null ? 1 : Weights[row];

    public int StratumOf(int row) => Strata is null ? 0 : Strata[row];

    /// <summary>Checks the arrays and makes times that differ by rounding alone equal (<see cref="NearTies"/>).</summary>
    /// <exception cref="ArgumentException">Arrays of several lengths, a time or weight that is not a finite number, a weight that is not above 0, or an entry that is not before its end.</exception>
    public static SurvivalData Create(double[] stop, bool[] isEvent, double[]? start = null, double[]? weights = null, int[]? strata = null)
    {
        ArgumentNullException.ThrowIfNull(stop);
        ArgumentNullException.ThrowIfNull(isEvent);
        if (isEvent.Length != stop.Length || (start is not null && start.Length != stop.Length) || (weights is not null && weights.Length != stop.Length) || (strata is not null && strata.Length != stop.Length))
            throw new ArgumentException("All arrays have one entry a row.", nameof(stop));
        if (Array.Exists(stop, time => !double.IsFinite(time)) || (start is not null && Array.Exists(start, time => !double.IsFinite(time)))) throw new ArgumentException("A time is not a finite number.", nameof(stop));
        if (weights is not null && Array.Exists(weights, weight => !double.IsFinite(weight) || weight <= 0)) throw new ArgumentException("Weights are finite and above 0.", nameof(weights));
        if (strata is not null && Array.Exists(strata, stratum => stratum < 0)) throw new ArgumentException("Strata are numbered from 0.", nameof(strata));
        var (starts, stops) = NearTies.Merge(start, stop);
        for (var row = 0; row < stops.Length; row++)
        {
            if (starts is not null && starts[row] >= stops[row]) throw new ArgumentException($"Row {row + 1}: the entry is not before the end.", nameof(start));
        }

        return new SurvivalData(starts, stops, isEvent, weights, strata, strata is null || strata.Length == 0 ? 1 : strata.Max() + 1);
    }
}
