using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Core.LinearAlgebra;
using Tabib.Core.Scheduling;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Kinship that ancestry does not inflate: each sample's own allele frequencies come from its principal components.</summary>
/// <remarks>
/// PC-Relate: Conomos, Reiner, Weir and Thornton 2016, doi:10.1016/j.ajhg.2015.11.022. Genotypes are regressed on the components; half the fitted value is the sample's frequency of the allele.
/// A variant counts for a pair where both frequencies lie inside the limits and both genotypes are called.
/// </remarks>
public sealed class PcRelate
{
    private const int Expanded = 504;
    private const long ExpandedBytes = 64L << 20;

    private readonly PanelCrossProducts _residuals;
    private readonly PanelCrossProducts _deviations;

    private PcRelate(int sampleCount)
    {
        _residuals = new PanelCrossProducts(sampleCount);
        _deviations = new PanelCrossProducts(sampleCount);
    }

    /// <summary>The coefficient of kinship of two samples; of a sample with itself one half of one plus its inbreeding. Not a number where no variant counts.</summary>
    public double this[int first, int second] => _residuals[first, second] / (4 * _deviations[first, second]);

    /// <summary>Memory that so many samples take: sums of all pairs, twice, and blocks of variants on the way.</summary>
    public static long LeastBytes(int samples) => (2 * PanelCrossProducts.Bytes(samples)) + (4 * ExpandedBytes);

    /// <param name="components">Principal components, one number a sample each.</param>
    /// <param name="leastFrequency">Samples' frequencies outside this and one less this are left out.</param>
    public static PcRelate Compute(GenotypeStore store, double[][] components, double leastFrequency = 0.01, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(components);
        var samples = store.Samples.Count;
        var result = new PcRelate(samples);
        var basis = ThinQr.Factor([.. components.Prepend(Enumerable.Repeat(1.0, samples).ToArray())]).Basis;
        var (variants, _) = StandardisedVariants.Of(store, PcaScaling.Binomial, threads, 0, cancellation);
        var capacity = GenotypePanelBlock.LargestCapacity(samples, Expanded, ExpandedBytes);
        var (residuals, deviations) = (new GenotypePanelBlock(samples, capacity), new GenotypePanelBlock(samples, capacity));
        using var readers = new GenotypeReaders(store);
        for (var start = 0; start < variants.Count; start += residuals.Capacity)
        {
            var (from, count) = (start, Math.Min(residuals.Capacity, variants.Count - start));
            new OrderedWork<int, bool>(Enumerable.Range(0, count), _ => { }).Run(
                threads,
                () =>
                {
                    var reader = readers.Open();
                    var genotypes = new GenotypeBuffer(samples);
                    var fit = new double[samples];
                    return i =>
                    {
                        variants.Read(from + i, reader, genotypes);
                        genotypes.Densify();
                        Set(genotypes, 2 * variants.Frequencies[from + i], basis, fit, leastFrequency, i, residuals, deviations);
                        return true;
                    };
                },
                cancellation);
            readers.GiveBack();
            result._residuals.Add(residuals, count, threads, cancellation);
            result._deviations.Add(deviations, count, threads, cancellation);
        }

        return result;
    }

    /// <summary>Writes what is left of each genotype, and the deviation that its own frequency makes expect.</summary>
    private static void Set(GenotypeBuffer genotypes, double mean, double[][] basis, double[] fit, double least, int place, GenotypePanelBlock residuals, GenotypePanelBlock deviations)
    {
        var copies = new double[fit.Length];
        for (var sample = 0; sample < copies.Length; sample++) copies[sample] = genotypes.CodeOf(sample) is var code && code == 3 ? mean : code;
        Array.Clear(fit);
        foreach (var column in basis) DotProduct.AddScaled(fit, DotProduct.Of(column, copies), column);
        residuals.Clear(place);
        deviations.Clear(place);
        for (var sample = 0; sample < copies.Length; sample++)
        {
            var frequency = fit[sample] / 2;
            if (genotypes.CodeOf(sample) == 3 || !(frequency > least && frequency < 1 - least)) continue;
            var (panel, at) = (sample / GenotypePanels.Width, sample % GenotypePanels.Width);
            residuals.From(panel, place)[at] = (float)(copies[sample] - fit[sample]);
            deviations.From(panel, place)[at] = (float)Math.Sqrt(frequency * (1 - frequency));
        }
    }
}
