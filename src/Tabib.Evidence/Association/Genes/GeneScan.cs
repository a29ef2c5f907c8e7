using Tabib.Core.Genome;

namespace Tabib.Evidence.Association.Genes;

/// <summary>Tests of gene sets for one or several traits: null models are fitted here once, workers then test sets on as many threads as there are.</summary>
public sealed class GeneScan
{
    private readonly GeneModel[]?[] _models = new GeneModel[]?[ChromosomeClasses.Count];

    private GeneScan(GeneTestOptions options) => Options = options;

    public GeneTestOptions Options { get; }

    /// <summary>People in the analysis of each trait, on autosomes.</summary>
    public IReadOnlyList<int> Observations => [.. _models[(int)ChromosomeClass.Diploid]!.Select(model => model.Samples.Count)];

    /// <param name="covariates">By sample of the genotype set; NaN where missing.</param>
    /// <param name="kinds">Of the chromosomes that will be tested.</param>
    /// <exception cref="Tabib.Core.Outcomes.ProblemException">ASC006 to ASC012: a trait or covariate that no model can be made with.</exception>
    public static GeneScan Prepare(SampleTable samples, IReadOnlyList<AssociationTrait> traits, IReadOnlyList<(string Name, double[] Values)> covariates, IEnumerable<ChromosomeKind> kinds, GeneTestOptions options)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentNullException.ThrowIfNull(covariates);
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(options);
        var models = new GeneModels(samples, traits, covariates, options);
        var scan = new GeneScan(options);
        foreach (var chromosome in kinds.Select(ChromosomeClasses.Of).Append(ChromosomeClass.Diploid).Distinct()) scan._models[(int)chromosome] = models.Of(chromosome);
        return scan;
    }

    /// <summary>For one thread.</summary>
    public GeneWorker NewWorker(GenotypeReader reader, VariantTable variants, int sampleCount) => new(this, reader, variants, sampleCount);

    internal GeneModel[] ModelsOf(ChromosomeKind kind) => _models[(int)ChromosomeClasses.Of(kind)] ?? throw new ArgumentException($"No model was prepared for {kind}.", nameof(kind));
}
