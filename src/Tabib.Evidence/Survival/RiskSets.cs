using Tabib.Core.Statistics;

namespace Tabib.Evidence.Survival;

/// <summary>Who was at risk at each time at which somebody had the event: rows in the order in which they enter when time runs backwards, stratum by stratum.</summary>
/// <remarks>Slots are the times with an event, latest first in each stratum; a stratum ends with a slot without events, which stands for the time before its first one.</remarks>
internal sealed class RiskSets
{
    private RiskSets(int[] rows, int[] leaving, int[] stratumOfSlot, int[] riskEnd, int[] leaveEnd, int[] deathEnd, int[] deaths, double[] times, int[] stopSlot, int[]? startSlot)
    {
        Rows = rows;
        Leaving = leaving;
        StratumOfSlot = stratumOfSlot;
        RiskEnd = riskEnd;
        LeaveEnd = leaveEnd;
        DeathEnd = deathEnd;
        Deaths = deaths;
        Times = times;
        StopSlot = stopSlot;
        StartSlot = startSlot;
    }

    /// <summary>Row of the data at each position: by stratum, then the latest end first, then by row.</summary>
    public int[] Rows { get; }

    /// <summary>Positions by stratum, then the latest entry first; empty without entry times.</summary>
    public int[] Leaving { get; }

    public int Slots => Times.Length;

    public int[] StratumOfSlot { get; }

    /// <summary>Positions before it, of the stratum, have not ended before the slot's time.</summary>
    public int[] RiskEnd { get; }

    /// <summary>Those of <see cref="Leaving"/> before it, of the stratum, had not entered yet.</summary>
    public int[] LeaveEnd { get; }

    /// <summary>The end of the slot's part of <see cref="Deaths"/>; it begins where that of the slot before ends.</summary>
    public int[] DeathEnd { get; }

    /// <summary>Positions of those who had the event, slot by slot.</summary>
    public int[] Deaths { get; }

    public double[] Times { get; }

    /// <summary>Of each position, the latest slot that is not after its end.</summary>
    public int[] StopSlot { get; }

    /// <summary>Of each position, the latest slot that is not after its entry; null without entry times.</summary>
    public int[]? StartSlot { get; }

    public ReadOnlySpan<int> DeathsOf(int slot) => Deaths.AsSpan(slot == 0 ? 0 : DeathEnd[slot - 1], DeathEnd[slot] - (slot == 0 ? 0 : DeathEnd[slot - 1]));

    public bool BeginsStratum(int slot) => slot == 0 || StratumOfSlot[slot] != StratumOfSlot[slot - 1];

    public static RiskSets Of(SurvivalData data)
    {
        var (rows, ends) = Sorted(data.Stop, data.StrataCount, data.StratumOf);
        var leaving = data.Start is { } entries ? Sorted(Array.ConvertAll(rows, row => entries[row]), data.StrataCount, position => data.StratumOf(rows[position])).Numbers : [];
        var most = data.Events + data.StrataCount;
        var (stratumOfSlot, riskEnd, leaveEnd, deathEnd, deaths, times) = (new List<int>(most), new List<int>(most), new List<int>(most), new List<int>(most), new List<int>(most), new List<double>(most));
        var stopSlot = new int[data.Count];
        var startSlot = data.Start is null ? null : new int[data.Count];
        var position = 0;
        for (var stratum = 0; stratum < data.StrataCount; stratum++)
        {
            var (end, leave) = (ends[stratum], position);
            void AddSlot(double time, int risk)
            {
                if (data.Start is { } start)
                {
                    while (leave < end && start[rows[leaving[leave]]] >= time) startSlot![leaving[leave++]] = times.Count;
                }

                stratumOfSlot.Add(stratum);
                riskEnd.Add(risk);
                leaveEnd.Add(leave);
                deathEnd.Add(deaths.Count);
                times.Add(time);
            }

            while (position < end)
            {
                var (first, time) = (position, data.Stop[rows[position]]);
                var dead = deaths.Count;
                for (; position < end && data.Stop[rows[position]] == time; position++)
                {
                    if (data.IsEvent[rows[position]]) deaths.Add(position);
                }

                if (deaths.Count > dead) AddSlot(time, position);
                for (var i = first; i < position; i++) stopSlot[i] = deaths.Count > dead ? times.Count - 1 : times.Count;
            }

            AddSlot(double.NegativeInfinity, end);
        }

        return new RiskSets(rows, leaving, [.. stratumOfSlot], [.. riskEnd], [.. leaveEnd], [.. deathEnd], [.. deaths], [.. times], stopSlot, startSlot);
    }

    /// <summary>Numbers of times by stratum, then by falling time, then rising; and where each stratum ends.</summary>
    private static (int[] Numbers, int[] Ends) Sorted(ReadOnlySpan<double> times, int strata, Func<int, int> stratumOf)
    {
        var falling = new double[times.Length];
        for (var i = 0; i < falling.Length; i++) falling[i] = -times[i];
        var order = NumberOrder.Of(falling);
        if (strata == 1) return (order, [order.Length]);
        var next = new int[strata + 1];
        foreach (var number in order) next[stratumOf(number) + 1]++;
        for (var stratum = 1; stratum <= strata; stratum++) next[stratum] += next[stratum - 1];
        var ends = next[1..];
        var grouped = new int[order.Length];
        foreach (var number in order) grouped[next[stratumOf(number)]++] = number;
        return (grouped, ends);
    }
}
