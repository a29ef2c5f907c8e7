namespace Tabib.Evidence.Survival;

/// <summary>Times that end with one of several events or with censoring.</summary>
/// <param name="Stop">Ends of the times at risk, one a row.</param>
/// <param name="Cause">0 censored, else the number of the event, from 1 to <paramref name="Causes"/>.</param>
public sealed record CompetingData(double[] Stop, int[] Cause, int Causes)
{
    /// <exception cref="ArgumentException">Arrays of two lengths, a time that is not a finite number, or a cause that there is not.</exception>
    public static CompetingData Create(double[] stop, int[] cause, int causes)
    {
        ArgumentNullException.ThrowIfNull(stop);
        ArgumentNullException.ThrowIfNull(cause);
        if (cause.Length != stop.Length) throw new ArgumentException("All arrays have one entry a row.", nameof(cause));
        if (Array.Exists(stop, time => !double.IsFinite(time))) throw new ArgumentException("A time is not a finite number.", nameof(stop));
        if (Array.Exists(cause, value => value < 0 || value > causes)) throw new ArgumentException($"A cause is from 0 to {causes}.", nameof(cause));
        return new CompetingData(NearTies.Merge(null, stop).Stop, cause, causes);
    }
}
