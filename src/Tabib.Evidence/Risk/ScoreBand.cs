namespace Tabib.Evidence.Risk;

/// <summary>A named stretch of an output.</summary>
/// <param name="UpTo">Upper end; infinite for the last.</param>
/// <param name="Inclusive">True where the upper end belongs to the band.</param>
/// <param name="When">Condition on the inputs for age- or sex-specific bands; null for everybody.</param>
public sealed record ScoreBand(double UpTo, bool Inclusive, string Category, string? Text, string? When)
{
    public bool Holds(double value) => Inclusive ? value <= UpTo : value < UpTo;
}
