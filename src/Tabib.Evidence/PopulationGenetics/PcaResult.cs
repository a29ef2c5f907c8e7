namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Principal components of a cohort.</summary>
/// <param name="Method">Exact or randomised.</param>
/// <param name="Variants">Indexes of the variants used: autosomal, and not the same in all samples.</param>
/// <param name="Frequencies">Of the counted ALT allele, for each of those variants.</param>
/// <param name="Scales">What copies less twice the frequency are divided by.</param>
/// <param name="Eigenvalues">Of the matrix of relationships, descending.</param>
/// <param name="Scores">For each component one number a sample; of unit length, the entry of largest absolute value positive.</param>
/// <param name="Loadings">For each component one number a variant, of unit length: the sums of standardised genotypes with them are the scores times the square root of eigenvalue and number of variants.</param>
/// <param name="Angles">Estimate of the angle, in radians, between the scores of each component and the true ones; 0 where nothing was estimated.</param>
/// <param name="Constant">Autosomal variants left out because they do not vary.</param>
/// <param name="Passes">Products with a block of vectors that were needed.</param>
public sealed record PcaResult(
    PcaMethod Method, int[] Variants, double[] Frequencies, double[] Scales, double[] Eigenvalues, double[][] Scores, float[][] Loadings, double[] Angles, int Constant, int Passes);
