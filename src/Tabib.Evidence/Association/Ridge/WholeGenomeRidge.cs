using Tabib.Core.Genome;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Association.Ridge;

/// <summary>Predicts traits from all variants at once, so that relatives and far-reaching structure are accounted for when single variants are tested.</summary>
/// <remarks>Mbatchou et al., Nature Genetics 2021, doi:10.1038/s41588-021-00870-7: ridge regressions within blocks of neighbouring variants, then one over their predictions, with the tested variant's chromosome left out.</remarks>
public sealed class WholeGenomeRidge
{
    private readonly RidgeDesign _design;
    private readonly IReadOnlyList<AssociationTrait> _traits;
    private readonly LogisticNullModel?[] _logistic;
    private readonly int _sampleCountOfSet;

    private WholeGenomeRidge(RidgeDesign design, IReadOnlyList<AssociationTrait> traits, LogisticNullModel?[] logistic, int sampleCountOfSet)
    {
        (_design, _traits, _logistic, _sampleCountOfSet) = (design, traits, logistic, sampleCountOfSet);
    }

    /// <summary>Indexes of the people in the analysis.</summary>
    public IReadOnlyList<int> Samples => _design.Samples.Samples;

    /// <summary>Length of a prediction, with padding.</summary>
    public int Length => _design.Layout.Length;

    public int StrengthCount => _design.Options.Heritabilities.Count;

    /// <summary>Memory that a worker of the first level needs.</summary>
    public long WorkerBytes => 8L * ((_design.Options.BlockSize * (_design.Layout.Length + 16L)) + ((_design.Layout.Folds + 1L) * _design.Options.BlockSize * _design.Options.BlockSize));

    /// <summary>Memory that the second level of one trait needs.</summary>
    public long LevelOneBytes(int blocks) => 8L * blocks * StrengthCount * Length;

    /// <summary>Numbers that decide the predictions beside genotypes and options: traits without the covariates' part, in the order of the parts.</summary>
    public IReadOnlyList<double[]> TraitColumns => _design.Traits;

    /// <summary>Groups of traits that have the same people: each group is one pass over the genotypes.</summary>
    /// <exception cref="ProblemException">ASC006, ASC007, ASC011: a trait that no model can be made with.</exception>
    public static IReadOnlyList<int[]> Groups(IReadOnlyList<AssociationTrait> traits, IReadOnlyList<(string Name, double[] Values)> covariates)
    {
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentNullException.ThrowIfNull(covariates);
        var included = traits.Select(trait => TraitSamples.Included(trait, covariates)).ToArray();
        var groups = new List<List<int>>();
        for (var t = 0; t < traits.Count; t++)
        {
            var group = groups.Find(known => included[known[0]].AsSpan().SequenceEqual(included[t]));
            if (group is null) groups.Add([t]);
            else group.Add(t);
        }

        return [.. groups.Select(group => group.ToArray())];
    }

    /// <param name="traits">With the same people.</param>
    /// <param name="covariates">By sample of the genotype set; NaN where missing.</param>
    /// <exception cref="ProblemException">ASC006 to ASC012: a trait or covariate that no model can be made with. GNT022: too few people.</exception>
    public static WholeGenomeRidge Prepare(IReadOnlyList<AssociationTrait> traits, IReadOnlyList<(string Name, double[] Values)> covariates, RidgeOptions options)
    {
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentNullException.ThrowIfNull(covariates);
        ArgumentNullException.ThrowIfNull(options);
        var included = TraitSamples.Included(traits[0], covariates);
        var set = SampleSet.Of(included);
        if (set.Count < 4 * options.Folds) throw new ProblemException(new Problem("GNT022", ProblemSeverity.Fatal, $"{set.Count:N0} people are too few for {options.Folds} parts of the ridge.", new ProblemLocation(null, null, traits[0].Name), "Each part needs four at least: lower --folds, or test without the ridge."));
        var basis = CovariateBasis.Of(set, [.. covariates.Select(covariate => covariate.Name)], [.. covariates.Select(covariate => covariate.Values)]);
        var values = traits.Select(trait => set.Take<double>(trait.Values)).ToArray();
        var logistic = traits.Select((trait, t) => trait.IsBinary ? LogisticNullModel.Fit(basis, Array.ConvertAll(values[t], value => value - trait.Zero), trait.Name) : null).ToArray();
        return new WholeGenomeRidge(new RidgeDesign(basis, values, options), traits, logistic, included.Length);
    }

    /// <summary>The variants that take part, in blocks.</summary>
    /// <param name="candidates">Indexes of variants, ascending.</param>
    /// <exception cref="ProblemException">GNT020: none is fit.</exception>
    public IReadOnlyList<RidgeBlock> Blocks(VariantTable variants, int[] candidates, Func<GenotypeReader> open, int threads, CancellationToken cancellation) =>
        RidgeVariants.Blocks(variants, candidates, _design.Samples, _sampleCountOfSet, open, _design.Options, threads, cancellation);

    /// <summary>What one thread works with: the first level of a block, by trait, then strength.</summary>
    public Func<RidgeBlock, double[][][]> NewWorker(GenotypeReader reader, IReadOnlyList<RidgeBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return new LevelZero(_design, new RidgeColumns(_design, reader, _sampleCountOfSet), blocks.Sum(block => block.Variants.Length)).Predict;
    }

    /// <summary>The second level of one trait.</summary>
    /// <param name="columns">The first level's predictions of this trait.</param>
    public RidgePrediction Combine(int trait, LevelOneColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (_logistic[trait] is not { } logistic) return LevelOne.Fit(_design.Layout, columns, _design.Traits[trait], _design.Options.Heritabilities);
        var people = _design.Layout.People;
        return new LogisticLevelOne(_design.Layout, columns, logistic.Outcome.AsSpan(0, people), logistic.Predictor.AsSpan(0, people)).Fit(_design.Options.Heritabilities);
    }

    /// <summary>By sample of the genotype set: what all chromosomes but this one predict, in the trait's unit (log odds for binary traits); NaN for people outside the analysis.</summary>
    /// <param name="chromosome">Index into the variant table's chromosomes.</param>
    public double[] Without(int trait, RidgePrediction prediction, int chromosome)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        var unit = _traits[trait].IsBinary ? 1 : _design.TraitDeviations[trait];
        var values = new double[_sampleCountOfSet];
        Array.Fill(values, double.NaN);
        var own = prediction.Without(chromosome);
        for (var i = 0; i < own.Length; i++) values[_design.Samples.Samples[i]] = unit * own[i];
        return values;
    }
}
