namespace Tabib.Evidence.Polygenic;

/// <summary>How scores are computed.</summary>
public sealed record ScoreOptions
{
    public static ScoreOptions Default { get; } = new();

    public MissingGenotypes Missing { get; init; }

    /// <summary>Frequency of the first ALT allele by variant, of another panel; NaN where it has none. Null: the frequencies of the data set's founders.</summary>
    public double[]? Frequencies { get; init; }

    public int Threads { get; init; } = 1;

    /// <summary>Most bytes for sums; scores are computed in several passes where it is short.</summary>
    public long Memory { get; init; } = 1L << 30;
}
