namespace Tabib.Core.Statistics;

/// <summary>Concordance of risks and times to an event (Harrell et al. 1996, doi:10.1002/(SICI)1097-0258(19960229)15:4&lt;361::AID-SIM168&gt;3.0.CO;2-4), in n log n steps.</summary>
/// <remarks>A pair is comparable where the shorter time ended with the event and the other was at risk then; an event comes before a censoring at the same time.</remarks>
public static class Concordance
{
    /// <param name="stop">Ends of the times at risk.</param>
    /// <param name="isEvent">Whether the event ended them.</param>
    /// <param name="risk">Higher for those expected to have the event sooner; ties are exact.</param>
    /// <param name="start">Entry times; null where all are at risk from the start.</param>
    /// <param name="weights">Case weights; null where all are 1.</param>
    /// <param name="strata">Only pairs of one stratum are compared; null for one stratum.</param>
    /// <param name="eventWeights">By row, a factor for the pairs in which it has the event first, as 1/G² of Uno's estimate; null where all are 1.</param>
    /// <exception cref="ArgumentException">Arrays of several lengths, or a value that is NaN.</exception>
    public static ConcordanceResult Of(
        double[] stop, bool[] isEvent, double[] risk, double[]? start = null, double[]? weights = null, int[]? strata = null, double[]? eventWeights = null)
    {
        ArgumentNullException.ThrowIfNull(stop);
        ArgumentNullException.ThrowIfNull(isEvent);
        ArgumentNullException.ThrowIfNull(risk);
        if (isEvent.Length != stop.Length || risk.Length != stop.Length || (start ?? stop).Length != stop.Length || (weights ?? stop).Length != stop.Length || (eventWeights ?? stop).Length != stop.Length || (strata is not null && strata.Length != stop.Length))
            throw new ArgumentException("All arrays have one entry a row.", nameof(stop));
        if (weights is null && eventWeights is null) return new ConcordantPairs<int>(stop, isEvent, risk, start, strata, null, null).Count();
        return new ConcordantPairs<double>(stop, isEvent, risk, start, strata, weights, eventWeights).Count();
    }
}
