using Tabib.Core.Outcomes;
using Tabib.Evidence.PopulationGenetics;

namespace Tabib.App.Genomes;

/// <summary>What <c>tabib genotypes pca</c> found.</summary>
/// <param name="Variants">Autosomal variants used.</param>
/// <param name="Constant">Autosomal variants left out because they do not vary.</param>
/// <param name="Angles">Estimate of the angle, in radians, between each component and the true one; 0 where all were computed.</param>
public sealed record PcaReport(PcaMethod Method, int Samples, int Variants, int Constant, double[] Eigenvalues, double[] Angles, int Passes, string Scores, string Values, string Loadings, double Seconds, IReadOnlyList<Problem> Warnings);
