namespace Tabib.Evidence.Survival;

/// <summary>Hazards of times with an event, summed over the time that each row was at risk.</summary>
internal static class CumulativeHazard
{
    /// <param name="hazard">By slot.</param>
    /// <param name="cumulative">By position: the sum over slots after the entry and not after the end.</param>
    public static void Of(RiskSets sets, ReadOnlySpan<double> hazard, Span<double> cumulative)
    {
        var from = new double[sets.Slots];
        for (var slot = sets.Slots - 1; slot >= 0; slot--)
        {
            var isLast = slot == sets.Slots - 1 || sets.BeginsStratum(slot + 1);
            from[slot] = hazard[slot] + (isLast ? 0 : from[slot + 1]);
        }

        for (var position = 0; position < cumulative.Length; position++)
            cumulative[position] = from[sets.StopSlot[position]] - (sets.StartSlot is null ? 0 : from[sets.StartSlot[position]]);
    }
}
