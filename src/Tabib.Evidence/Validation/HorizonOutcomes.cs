using Tabib.Core.Statistics;
using Tabib.Evidence.Survival;

namespace Tabib.Evidence.Validation;

/// <summary>Times with what ended them, looked at from a horizon: who had the event by then, who did not, and of whom it is not known.</summary>
public sealed class HorizonOutcomes
{
    private HorizonOutcomes(CompetingData data, double horizon, int[] order, CensoringCurve censoring)
    {
        Data = data;
        Horizon = horizon;
        Order = order;
        Censoring = censoring;
    }

    /// <summary>Cause 1 is the event.</summary>
    public CompetingData Data { get; }

    public double Horizon { get; }

    public int Count => Data.Stop.Length;

    public bool HasCompeting => Data.Causes > 1;

    /// <summary>Chance of not being censored.</summary>
    public CensoringCurve Censoring { get; }

    /// <summary>Rows by time.</summary>
    internal int[] Order { get; }

    /// <summary>Rows that had the event by the horizon.</summary>
    public int Events => Enumerable.Range(0, Count).Count(IsCase);

    /// <summary>Rows followed beyond the horizon, or with another event before it.</summary>
    public int NonEvents => Enumerable.Range(0, Count).Count(row => !IsCase(row) && IsKnown(row));

    /// <summary>Rows censored before the horizon.</summary>
    public int Unknown => Enumerable.Range(0, Count).Count(row => !IsKnown(row));

    /// <param name="stop">Ends of the times at risk.</param>
    /// <param name="cause">0 censored, 1 the event, from 2 competing events.</param>
    /// <param name="horizon">Above 0, within the time of follow-up.</param>
    public static HorizonOutcomes Of(double[] stop, int[] cause, int causes, double horizon)
    {
        ArgumentNullException.ThrowIfNull(cause);
        // Times nearer than rounding are one time, as in all that is done with survival here.
        var merged = SurvivalData.Create(stop, [.. cause.Select(number => number > 0)]);
        return new HorizonOutcomes(CompetingData.Create(merged.Stop, cause, causes), horizon, NumberOrder.Of(merged.Stop), CensoringCurve.Of(merged));
    }

    public bool IsCase(int row) => Data.Stop[row] <= Horizon && Data.Cause[row] == 1;

    /// <summary>Whether it is known if the row had the event by the horizon.</summary>
    public bool IsKnown(int row) => Data.Stop[row] > Horizon || Data.Cause[row] > 0;

    /// <summary>The chance of the event by the horizon with its standard error: Kaplan and Meier, or Aalen and Johansen with competing events.</summary>
    /// <param name="rows">Those to look at; null for all.</param>
    /// <returns>No error where the curve is at its end.</returns>
    public (double Risk, double? StandardError) Observed(int[]? rows = null)
    {
        var stop = rows is null ? Data.Stop : Array.ConvertAll(rows, row => Data.Stop[row]);
        var cause = rows is null ? Data.Cause : Array.ConvertAll(rows, row => Data.Cause[row]);
        if (HasCompeting)
        {
            var incidence = CumulativeIncidence.Of(CompetingData.Create(stop, cause, Data.Causes));
            return (incidence.IncidenceAt(1, Horizon), incidence.StandardErrorAt(1, Horizon));
        }

        var curve = KaplanMeier.Of(SurvivalData.Create(stop, Array.ConvertAll(cause, number => number == 1)));
        var place = Array.BinarySearch(curve.Times, Horizon);
        if (place < 0) place = ~place - 1;
        if (place < 0) return (0, 0);
        var error = curve.Survival[place] * Math.Sqrt(curve.LogVariance[place]);
        return (1 - curve.Survival[place], double.IsFinite(error) ? error : null);
    }
}
