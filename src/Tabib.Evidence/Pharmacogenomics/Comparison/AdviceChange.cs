namespace Tabib.Evidence.Pharmacogenomics.Comparison;

/// <summary>What other knowledge makes of the advice for one drug by a sample's stored calls.</summary>
/// <param name="IsTaken">Whether the medication list has the drug; null where there is no list.</param>
/// <param name="Before">Each row of guidelines that holds, or why nothing can be said; empty where no guideline spoke of the drug.</param>
/// <param name="After">Likewise.</param>
public sealed record AdviceChange(string File, string Sample, string Drug, bool? IsTaken, IReadOnlyList<string> Before, IReadOnlyList<string> After);
