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
        var (rows, ends) = Sorted(data, data.Stop, Identity(data.Count), data.StratumOf);
        var leaving = data.Start is { } entries ? Sorted(data, Array.ConvertAll(rows, row => entries[row]), Identity(data.Count), position => data.StratumOf(rows[position])).Rows : [];
        var (stratumOfSlot, riskEnd, leaveEnd, deathEnd, deaths, times) = (new List<int>(), new List<int>(), new List<int>(), new List<int>(), new List<int>(), new List<double>());
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

    private static int[] Identity(int count)
    {
        var all = new int[count];
        for (var i = 0; i < count; i++) all[i] = i;
        return all;
    }

    /// <summary>Numbers by stratum, then by falling time, then rising; and where each stratum ends.</summary>
    private static (int[] Rows, int[] Ends) Sorted(SurvivalData data, double[] times, int[] numbers, Func<int, int> stratumOf)
    {
        var ends = new int[data.StrataCount];
        if (data.StrataCount > 1)
        {
            foreach (var number in numbers) ends[stratumOf(number)]++;
            for (var stratum = 1; stratum < ends.Length; stratum++) ends[stratum] += ends[stratum - 1];
            var next = new int[ends.Length];
            for (var stratum = 1; stratum < ends.Length; stratum++) next[stratum] = ends[stratum - 1];
            var grouped = new int[numbers.Length];
            foreach (var number in numbers) grouped[next[stratumOf(number)]++] = number;
            numbers = grouped;
        }
        else ends[0] = numbers.Length;

        var keys = new double[numbers.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = -times[numbers[i]];
        var from = 0;
        foreach (var to in ends)
        {
            Array.Sort(keys, numbers, from, to - from);
            for (var i = from; i < to;)
            {
                var tied = i + 1;
                while (tied < to && keys[tied] == keys[i]) tied++;
                if (tied - i > 1) Array.Sort(numbers, i, tied - i);
                i = tied;
            }

            from = to;
        }

        return (numbers, ends);
    }
}
