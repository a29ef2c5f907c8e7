using Tabib.Core.Genome;

namespace Tabib.Evidence.Association;

/// <summary>Single-variant tests of one or several traits in one pass over a genotype set: models of the covariates are fitted here once, workers then test variants on as many threads as there are.</summary>
public sealed class AssociationScan
{
    private readonly TestGroup[]?[] _groups = new TestGroup[]?[ChromosomeClasses.Count];
    private readonly AssociationOptions _options;

    private AssociationScan(ModelTerms terms, IReadOnlyList<TraitSummary> traits, int samples, AssociationOptions options)
    {
        Terms = terms.Names;
        Traits = traits;
        SampleCount = samples;
        _options = options;
    }

    /// <summary>Texts of the TEST column.</summary>
    public IReadOnlyList<string> Terms { get; }

    public IReadOnlyList<TraitSummary> Traits { get; }

    internal int SampleCount { get; }

    internal bool AllelesApart => _options.AllelesApart;

    /// <param name="covariates">By sample of the genotype set; NaN where missing.</param>
    /// <param name="kinds">Of the chromosomes that will be tested.</param>
    /// <exception cref="Tabib.Core.Outcomes.ProblemException">ASC007 to ASC012: a trait or covariate that no model can be made with.</exception>
    public static AssociationScan Prepare(SampleTable samples, IReadOnlyList<AssociationTrait> traits, IReadOnlyList<(string Name, double[] Values)> covariates, IEnumerable<ChromosomeKind> kinds, AssociationOptions options)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentNullException.ThrowIfNull(covariates);
        ArgumentNullException.ThrowIfNull(options);
        var preparation = new ScanPreparation(samples, traits, covariates, options);
        var scan = new AssociationScan(preparation.Terms, preparation.Summaries(), samples.Count, options);

        // The models of the diploid chromosomes are always made: what is wrong with trait or covariates is told whatever the chromosomes.
        scan._groups[(int)ChromosomeClass.Diploid] = preparation.Diploid();
        foreach (var kind in kinds.Distinct())
        {
            var place = (int)ChromosomeClasses.Of(kind);
            scan._groups[place] ??= kind == ChromosomeKind.X ? preparation.OnX() : preparation.OnY();
        }

        return scan;
    }

    /// <summary>For one thread.</summary>
    public AssociationWorker NewWorker(GenotypeReader reader, VariantTable variants) => new(this, reader, variants);

    internal WorkGroup[]? NewGroups(ChromosomeClass chromosome) =>
        _groups[(int)chromosome]?.Select(group => new WorkGroup(group, _options)).ToArray();
}
