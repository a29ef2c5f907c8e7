using Tabib.Core.LinearAlgebra;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Principal components of a cohort's autosomal genotypes.</summary>
/// <remarks>Genotypes are standardised by the binomial variance of their frequency; components are eigenvectors of the matrix of relationships (Patterson, Price and Reich 2006, doi:10.1371/journal.pgen.0020190).</remarks>
public static class PrincipalComponents
{
    /// <summary>Most samples for which the matrix of relationships is made unless the other way is asked for.</summary>
    public const int MostSamplesExact = 8000;

    /// <summary>Up to so many samples all eigenvectors are computed.</summary>
    private const int MostSamplesDense = 600;

    /// <summary>Vectors beyond the wanted ones.</summary>
    private const int Oversampling = 6;

    private const int BlockUnit = 16;

    /// <summary>Radians from the true vectors that are allowed without the matrix of relationships: cosines above 0.9999.</summary>
    private const double RandomisedAngle = 1.3e-2;

    /// <summary>Share of the progress that the matrix of relationships takes.</summary>
    private const double MatrixShare = 0.8;

    public static long LeastBytes(int sampleCount, PcaOptions options) => MethodFor(sampleCount, options) == PcaMethod.Exact
        ? RelationshipMatrix.Bytes(sampleCount)
        : (8L * sampleCount * BlockOf(options.Components) * 30) + (options.Threads * (16L << 20));

    /// <exception cref="ArgumentException">More components than samples or variants allow: fewer than both are possible.</exception>
    public static PcaResult Compute(GenotypeStore store, PcaOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        var method = MethodFor(store.Samples.Count, options);
        var (variants, constant) = StandardisedVariants.Of(store, options.Scaling, options.Threads, options.MemoryBytes, cancellation);
        if (options.Components < 1 || options.Components >= Math.Min(store.Samples.Count, variants.Count))
            throw new ArgumentException($"{store.Samples.Count:N0} samples with {variants.Count:N0} varying variants have fewer than {options.Components:N0} components.", nameof(options));
        var product = new StandardisedProduct(store, variants, options.Threads);
        var found = method == PcaMethod.Exact
            ? Exact(RelationshipMatrix.Of(store, variants, options.Threads, new Part(progress, MatrixShare), cancellation), options, cancellation)
            : Iterated(store.Samples.Count, options, product.Multiply, RandomisedAngle, progress, cancellation);
        FixSigns(found.Vectors);
        var loadings = Loadings(product, found.Values, found.Vectors, variants.Count, cancellation);
        return new PcaResult(method, variants.Indexes, variants.Frequencies, variants.Scales, found.Values, found.Vectors, loadings, found.Angles, constant, found.Passes);
    }

    private static PcaMethod MethodFor(int sampleCount, PcaOptions options) => options.Method switch
    {
        PcaMethod.Exact => PcaMethod.Exact,
        PcaMethod.Randomised => sampleCount < 2 * BlockOf(options.Components) ? PcaMethod.Exact : PcaMethod.Randomised,
        _ => sampleCount <= MostSamplesExact ? PcaMethod.Exact : PcaMethod.Randomised,
    };

    private static int BlockOf(int components) => (components + Oversampling + BlockUnit - 1) / BlockUnit * BlockUnit;

    private static (double[] Values, double[][] Vectors, double[] Angles, int Passes) Exact(RelationshipMatrix matrix, PcaOptions options, CancellationToken cancellation)
    {
        if (matrix.SampleCount > MostSamplesDense && matrix.SampleCount >= 4 * BlockOf(options.Components))
            return Iterated(matrix.SampleCount, options, matrix.Multiply, angle: 1e-6, null, cancellation);
        var all = SymmetricEigen.Of(matrix.ToDense(), matrix.SampleCount);
        return (all.Values[..options.Components], all.Vectors[..options.Components], new double[options.Components], 0);
    }

    private static (double[] Values, double[][] Vectors, double[] Angles, int Passes) Iterated(
        int sampleCount, PcaOptions options, Action<double[][], double[][], CancellationToken> multiply, double angle, IProgress<double>? progress, CancellationToken cancellation)
    {
        var settings = new LargestEigenpairsOptions { Block = BlockOf(options.Components), Angle = angle, Seed = options.Seed };
        var pass = 0;
        var found = LargestEigenpairs.Find(
            sampleCount,
            options.Components,
            (input, output) =>
            {
                multiply(input, output, cancellation);

                // How many passes it takes is not known before: each takes the same share of what is left.
                progress?.Report(1 - Math.Pow(0.9, ++pass));
            },
            settings);
        return (found.Values, found.Vectors, found.Angles, found.Passes);
    }

    private static void FixSigns(double[][] vectors)
    {
        foreach (var vector in vectors)
        {
            var largest = 0;
            for (var i = 1; i < vector.Length; i++)
                if (Math.Abs(vector[i]) > Math.Abs(vector[largest])) largest = i;
            if (vector[largest] >= 0) continue;
            for (var i = 0; i < vector.Length; i++) vector[i] = -vector[i];
        }
    }

    private static float[][] Loadings(StandardisedProduct product, double[] values, double[][] vectors, int variants, CancellationToken cancellation)
    {
        var padded = vectors.Concat(Enumerable.Range(0, (4 - (vectors.Length % 4)) % 4).Select(_ => new double[vectors[0].Length])).ToArray();
        var loadings = product.Transposed(padded, cancellation)[..vectors.Length];
        for (var component = 0; component < loadings.Length; component++)
        {
            var scale = values[component] > 0 ? 1 / Math.Sqrt(values[component] * variants) : 0;
            for (var i = 0; i < loadings[component].Length; i++) loadings[component][i] = (float)(loadings[component][i] * scale);
        }

        return loadings;
    }

    private sealed class Part(IProgress<double>? whole, double share) : IProgress<double>
    {
        public void Report(double value) => whole?.Report(value * share);
    }
}
