using Tabib.App.Genomes;
using Tabib.Evidence.Association.Genes;

namespace Tabib.App.Association;

/// <summary>What tests of genes take beyond the program: told before they start.</summary>
internal static class GeneTestMemory
{
    /// <summary>Of a carrier in a column: the sample and its copies. Few of a rare variant's people are carriers or not called.</summary>
    private const long Carrier = 12;
    private const double NotCalled = 0.05;

    /// <summary>Matrices over the variants of a set that one test holds.</summary>
    private const long Matrices = 6;

    public static long Least(TraitInputs inputs, LocoPredictions? loco, IReadOnlyList<GeneSet> sets, GeneTestOptions tests, int threads)
    {
        long samples = inputs.Store.Samples.Count;
        long largest = sets.Count == 0 ? 0 : sets.Max(set => set.Variants.Length);
        var carriers = (long)(samples * Math.Min(1, (2 * tests.MaximumFrequency) + NotCalled));
        var thread = (inputs.Traits.Count * ((largest * carriers * Carrier) + (samples * (2 * sizeof(double))))) + (Matrices * sizeof(double) * largest * largest);
        var scans = loco is null ? 1 : inputs.Store.Variants.Chromosomes.Count;
        var models = (inputs.Covariates.Count + 4L) * sizeof(double) * samples * inputs.Traits.Count * scans * 2;
        return GenotypePassMemory.Readers(inputs.Store, threads) + (threads * thread) + models;
    }
}
