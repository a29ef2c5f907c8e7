namespace Tabib.Evidence.Variants.Trios;

/// <summary>How often the genotypes of one trio could be, and could not.</summary>
/// <param name="NotChecked">Records of which nothing can be said: the child is not called, or has another number of copies than it should.</param>
/// <param name="NewAlleles">Alleles that the child has and neither parent.</param>
/// <param name="Candidates">Of them, those that quality and reads bear out.</param>
public readonly record struct TrioCounts(long Consistent, long Inconsistent, long NotChecked, long NewAlleles, long Candidates)
{
    /// <summary>Inconsistent of those that were checked; NaN where none was.</summary>
    public double ErrorRate => (double)Inconsistent / (Consistent + Inconsistent);

    public static TrioCounts operator +(TrioCounts left, TrioCounts right) => new(
        left.Consistent + right.Consistent, left.Inconsistent + right.Inconsistent, left.NotChecked + right.NotChecked, left.NewAlleles + right.NewAlleles, left.Candidates + right.Candidates);

    public static TrioCounts Add(TrioCounts left, TrioCounts right) => left + right;

    public TrioCounts With(MendelianOutcome outcome) => outcome switch
    {
        MendelianOutcome.NotChecked => this with { NotChecked = NotChecked + 1 },
        MendelianOutcome.Consistent => this with { Consistent = Consistent + 1 },
        _ => this with { Inconsistent = Inconsistent + 1 },
    };
}
