namespace Tabib.Evidence.Association;

/// <summary>How an iterative fit ended.</summary>
internal enum FitStatus
{
    Converged,

    /// <summary>The likelihood has no maximum: some combination of the columns tells cases from controls.</summary>
    Separation,

    /// <summary>The columns are collinear in these samples.</summary>
    Singular,

    NoConvergence,
}
