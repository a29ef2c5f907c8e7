namespace Tabib.Ingest.PrincipalComponents;

/// <summary>Principal components of a reference cohort, as new samples are projected on them.</summary>
/// <param name="Samples">Samples of the reference.</param>
/// <param name="Eigenvalues">Of its matrix of relationships, one a component, descending.</param>
/// <param name="Scores">For each component one number a sample, of unit length.</param>
/// <param name="Variants">What the components were computed from.</param>
/// <param name="Loadings">For each variant one weight a component, in the order of <paramref name="Variants"/>.</param>
public sealed record PcaReference(int Samples, double[] Eigenvalues, double[][] Scores, PcaReferenceVariant[] Variants, float[][] Loadings)
{
    public int Components => Eigenvalues.Length;
}
