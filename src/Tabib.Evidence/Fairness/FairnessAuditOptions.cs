namespace Tabib.Evidence.Fairness;

/// <summary>How decisions are made from a score and what is told of them.</summary>
public sealed record FairnessAuditOptions
{
    /// <summary>People with this score or more are selected; null with <see cref="Top"/>.</summary>
    public double? Threshold { get; init; }

    /// <summary>The share of people with the highest scores that is selected; null with <see cref="Threshold"/>.</summary>
    public double? Top { get; init; }

    /// <summary>For each column the level that others are compared with; null: the largest group.</summary>
    public IReadOnlyList<int?> References { get; init; } = [];

    /// <summary>Counts below this are withheld; 0 withholds nothing.</summary>
    public int SuppressBelow { get; init; } = 5;

    /// <summary>Of the bootstrap.</summary>
    public int Replicates { get; init; } = 2000;

    public ulong Seed { get; init; } = 1;

    public int Threads { get; init; } = 1;

    /// <summary>Whether areas, calibration and what-ifs are computed too: they need the rows in the order of the score.</summary>
    public bool HasScoreMetrics { get; init; } = true;
}
