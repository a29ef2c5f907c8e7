namespace Tabib.Evidence.Survival;

/// <summary>How people with a competing event are compared with others.</summary>
public static class CompetingEvents
{
    /// <summary>Whoever had another event never has this one: the latest of all (Wolbers et al. 2009, doi:10.1097/EDE.0b013e3181a39056).</summary>
    /// <param name="stop">Ends of the times at risk, at least one.</param>
    /// <param name="cause">0 censored, 1 the event, from 2 competing events.</param>
    /// <returns>The times to compare by, where an event is a cause of 1.</returns>
    public static double[] AsLatest(double[] stop, int[] cause)
    {
        ArgumentNullException.ThrowIfNull(stop);
        ArgumentNullException.ThrowIfNull(cause);
        var never = stop.Max() + 1;
        return [.. stop.Select((time, row) => cause[row] > 1 ? never : time)];
    }
}
