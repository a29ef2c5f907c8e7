namespace Tabib.Evidence.Association;

/// <summary>Tests variants against one or several traits over one set of samples; one for each thread.</summary>
internal abstract class VariantTest
{
    /// <param name="batch">Variants of one kind of chromosome, four at most.</param>
    /// <param name="scale">What effects are multiplied with: 1, or 2 where a chromosome is there once and its copy counts as two inside.</param>
    public abstract void Run(ReadOnlySpan<VariantData> batch, double scale, AssociationRows rows);
}
