namespace Tabib.Evidence.Association;

/// <summary>Stands where no model can be made on a kind of chromosome: every variant has the same reason.</summary>
internal sealed class FailingTest(int trait, int[] terms, AssociationError error) : VariantTest
{
    public override void Run(ReadOnlySpan<VariantData> batch, double scale, AssociationRows rows)
    {
        foreach (var variant in batch)
        {
            foreach (var term in terms) rows.Add(trait, AssociationRow.Failed(variant.Variant, variant.Allele, term, variant.Frequency, variant.Called, error));
        }
    }
}
