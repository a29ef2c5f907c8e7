namespace Tabib.Evidence.Survival;

/// <summary>A cumulative baseline hazard: a step function.</summary>
/// <param name="Times">Rising.</param>
/// <param name="Cumulative">From each time on.</param>
public sealed record BaselineHazard(int Stratum, double[] Times, double[] Cumulative)
{
    /// <summary>The cumulative hazard at a time; 0 before the first event.</summary>
    public double At(double time)
    {
        var place = Array.BinarySearch(Times, time);
        if (place < 0) place = ~place - 1;
        return place < 0 ? 0 : Cumulative[place];
    }
}
