using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Association.Genes;

/// <summary>Fits the null models of all traits, for each kind of chromosome.</summary>
internal sealed class GeneModels(SampleTable samples, IReadOnlyList<AssociationTrait> traits, IReadOnlyList<(string Name, double[] Values)> covariates, GeneTestOptions options)
{
    private const string SexCovariate = "SEX";

    private readonly bool[][] _included = [.. traits.Select(trait => TraitSamples.Included(trait, covariates))];

    public GeneModel[] Of(ChromosomeClass chromosome) => chromosome switch
    {
        ChromosomeClass.X => OnX(),
        ChromosomeClass.Y => Fit(sample => samples.Sexes[sample] == Sex.Male, covariates, isStrict: false),
        _ => Fit(_ => true, covariates, isStrict: true),
    };

    private GeneModel[] OnX()
    {
        var sexes = Array.ConvertAll(samples.Sexes, sex => sex switch { Sex.Male => 1.0, Sex.Female => 2.0, _ => double.NaN });
        return Fit(sample => samples.Sexes[sample] != Sex.Unknown, covariates.Any(covariate => covariate.Name == SexCovariate) ? covariates : [.. covariates, (SexCovariate, sexes)], isStrict: false);
    }

    private GeneModel[] Fit(Func<int, bool> rule, IReadOnlyList<(string Name, double[] Values)> terms, bool isStrict)
    {
        string[] names = [.. terms.Select(term => term.Name)];
        double[][] values = [.. terms.Select(term => term.Values)];
        return [.. traits.Select((trait, t) =>
        {
            var set = SampleSet.Of(_included[t].Select((included, sample) => included && rule(sample)).ToArray());
            var own = set.Take<double>(trait.Values);
            if (set.Count <= terms.Count + 2) return new GeneModel(t, set, null, GeneTestReason.TooFew);
            if (own.Distinct().Take(2).Count() < 2) return new GeneModel(t, set, null, GeneTestReason.OneClass);
            var basis = isStrict ? CovariateBasis.Of(set, names, values) : CovariateBasis.WithoutRedundant(set, names, values);
            try
            {
                return new GeneModel(t, set, new GeneTester(ScoreModelOf(basis, trait), options), null);
            }
            catch (ProblemException) when (!isStrict)
            {
                // On a sex chromosome alone: its genes say so, the others have their results.
                return new GeneModel(t, set, null, GeneTestReason.Separation);
            }
        })];
    }

    private static ScoreModel ScoreModelOf(CovariateBasis basis, AssociationTrait trait)
    {
        var columns = Enumerable.Range(0, basis.Count).Select(k => basis.Matrix[k].ToArray()).ToArray();
        if (!trait.IsBinary)
        {
            var linear = LinearNullModel.Fit(basis, trait.Unexplained(basis.Samples));
            return ScoreModel.Linear(linear.Residuals, linear.ResidualVariance, columns);
        }

        var values = basis.Samples.Take<double>(trait.Values);
        var logistic = LogisticNullModel.Fit(basis, Array.ConvertAll(values, value => value - trait.Zero), trait.Name, trait.Offset is { } offset ? basis.Samples.Take<double>(offset) : null);
        return new ScoreModel(logistic.Residuals.AsSpan(0, values.Length).ToArray(), logistic.Weights.AsSpan(0, values.Length).ToArray(), columns, 1) { Predictor = logistic.Predictor };
    }
}
