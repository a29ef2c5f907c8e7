namespace Tabib.Evidence.Association;

/// <summary>Tests variants against one or several traits over one set of samples; one for each thread.</summary>
internal abstract class VariantTest
{
    /// <param name="batch">Variants of one kind of chromosome, four at most; each ALT allele alone.</param>
    /// <param name="scale">What effects are multiplied with: 1, or 2 where a chromosome is there once and its copy counts as two inside.</param>
    public abstract void Run(ReadOnlySpan<VariantData> batch, double scale, AssociationRows rows);

    /// <summary>Tests the ALT alleles of one variant in one model, each against REF; where the test has no such model, each alone.</summary>
    /// <param name="alleles">Two or more, none of them constant.</param>
    public virtual void RunJoint(ReadOnlySpan<VariantData> alleles, double scale, AssociationRows rows)
    {
        foreach (ref readonly var allele in alleles) Run(new ReadOnlySpan<VariantData>(in allele), scale, rows);
    }
}
