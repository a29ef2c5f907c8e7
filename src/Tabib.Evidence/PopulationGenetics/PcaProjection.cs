using Tabib.Core.LinearAlgebra;
using Tabib.Ingest.PrincipalComponents;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Projects samples on the principal components of a reference, each as if it were the reference's own.</summary>
public static class PcaProjection
{
    /// <summary>Samples with a smaller share of the reference's variants are not placed.</summary>
    public const double LeastCalled = 0.25;

    /// <returns>One for each sample of the set.</returns>
    public static ProjectedSample[] Project(GenotypeStore store, PcaReference reference, ReferenceMatch match, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(match);
        var sums = ProjectionSums.Of(store, reference, match.Matched, threads, cancellation);
        var all = reference.Variants.Length;
        var gram = GramOfMatched(reference, match);
        var singular = Array.ConvertAll(reference.Eigenvalues, value => Math.Sqrt(value * all));
        var augmentation = new OnlineAugmentation(singular, reference.Scores);
        var explained = reference.Eigenvalues.Sum() / reference.Samples;
        var projected = new ProjectedSample[store.Samples.Count];
        for (var sample = 0; sample < projected.Length; sample++)
        {
            cancellation.ThrowIfCancellationRequested();
            var called = match.Matched.Count - sums.Missing(sample);
            projected[sample] = called < LeastCalled * all
                ? new ProjectedSample([.. reference.Eigenvalues.Select(_ => double.NaN)], called / (double)all, double.NaN)
                : Place(sums, sample, reference, match.Matched.Count, called, gram, singular, augmentation, explained);
        }

        return projected;
    }

    private static ProjectedSample Place(ProjectionSums sums, int sample, PcaReference reference, int matched, int called, double[] gram, double[] singular, OnlineAugmentation augmentation, double explained)
    {
        var (k, all) = (reference.Components, reference.Variants.Length);

        // Missing calls take their share out of the products; matched variants hold their share of the loadings: least squares on what is there.
        var inside = new double[k];
        for (var c = 0; c < k; c++) inside[c] = sums.Product(sample, c) * matched / called;
        Cholesky.Solve(gram, k, k, inside);
        var squares = sums.Squares(sample) * all / called;
        var outside = Math.Max(0, squares - DotProduct.Of(inside, inside));
        var placed = augmentation.Place(inside, Math.Sqrt(outside));
        for (var c = 0; c < k; c++) placed[c] /= singular[c];
        return new ProjectedSample(placed, called / (double)all, outside / (all * Math.Max(1 - explained, 1e-9)));
    }

    /// <summary>Cholesky's factor of the products of the loadings with each other over the matched variants; nearly the unit matrix where all are matched.</summary>
    private static double[] GramOfMatched(PcaReference reference, ReferenceMatch match)
    {
        var k = reference.Components;
        var gram = new double[k * k];
        foreach (var variant in match.Matched)
        {
            var weights = reference.Loadings[variant.Number];
            for (var i = 0; i < k; i++)
            {
                for (var j = 0; j <= i; j++) gram[(i * k) + j] += (double)weights[i] * weights[j];
            }
        }

        return Cholesky.TryFactor(gram, k, k, 1e-6) ? gram : throw new ArgumentException("The matched variants do not tell the components apart.", nameof(match));
    }
}
