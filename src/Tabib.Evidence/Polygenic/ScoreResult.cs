namespace Tabib.Evidence.Polygenic;

/// <summary>One score of every sample.</summary>
/// <param name="Matched">Variants that are counted.</param>
/// <param name="Total">Variants that the score has.</param>
/// <param name="Uncalled">Of those matched, the ones that no sample has a call of and no frequency is known for: they add nothing.</param>
public sealed record ScoreResult(string Name, long Matched, long Total, long Uncalled)
{
    /// <summary>Fewer variants were matched than was asked for: there is no sum.</summary>
    public bool IsTooFew { get; init; }

    /// <summary>Called alleles, by sample.</summary>
    public long[] AlleleCounts { get; init; } = [];

    /// <summary>Called copies of the effect alleles, as their models count them.</summary>
    public double[] DosageSums { get; init; } = [];

    public double[] Sums { get; init; } = [];

    /// <summary>Alleles that the sum stands for: those called, and those that were expected from frequencies.</summary>
    public long[] Denominators { get; init; } = [];

    /// <summary>Sum for each allele; NaN where none is counted.</summary>
    public double Average(int sample) => Denominators[sample] == 0 ? double.NaN : Sums[sample] / Denominators[sample];
}
