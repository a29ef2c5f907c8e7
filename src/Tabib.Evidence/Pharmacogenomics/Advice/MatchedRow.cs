namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>A row of a guideline that holds for a sample.</summary>
/// <param name="Index">In its guideline, from 0.</param>
/// <param name="Strength">For this drug.</param>
/// <param name="Text">With the drug's name.</param>
public sealed record MatchedRow(int Index, AdviceRow Row, AdviceStrength Strength, string Text, string Implication)
{
    /// <summary>False where the drug may be given as usual, or the guideline recommends nothing.</summary>
    public bool AsksForSomething => Row.Action is not (AdviceAction.Standard or AdviceAction.NoRecommendation);
}
