using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>Makes the models of the covariates, for each kind of chromosome and set of samples.</summary>
internal sealed class ScanPreparation
{
    private const string SexCovariate = "SEX";

    private readonly SampleTable _samples;
    private readonly IReadOnlyList<AssociationTrait> _traits;
    private readonly IReadOnlyList<(string Name, double[] Values)> _covariates;
    private readonly AssociationOptions _options;
    private readonly AssociationModel[] _models;
    private readonly bool[][] _included;

    public ScanPreparation(SampleTable samples, IReadOnlyList<AssociationTrait> traits, IReadOnlyList<(string Name, double[] Values)> covariates, AssociationOptions options)
    {
        _samples = samples;
        _traits = traits;
        _covariates = covariates;
        _options = options;
        _models = [.. traits.Select(ModelOf)];
        _included = [.. traits.Select(trait => TraitSamples.Included(trait, covariates))];
        var names = covariates.Select(covariate => covariate.Name).ToList();
        if (!names.Contains(SexCovariate)) names.Add(SexCovariate);
        Terms = new ModelTerms(names, options.Interactions);
    }

    public ModelTerms Terms { get; }

    public TraitSummary[] Summaries()
    {
        var summaries = new TraitSummary[_traits.Count];
        for (var t = 0; t < summaries.Length; t++)
        {
            var (trait, count, cases) = (_traits[t], 0, 0);
            for (var i = 0; i < trait.Values.Length; i++)
            {
                if (!_included[t][i]) continue;
                count++;
                if (trait.Values[i] == trait.Zero + 1) cases++;
            }

            summaries[t] = trait.IsBinary
                ? new TraitSummary(trait.Name, _models[t], count, cases, count - cases, trait.Zero == 0 ? "0/1" : "1/2")
                : new TraitSummary(trait.Name, _models[t], count, null, null, null);
        }

        return summaries;
    }

    public TestGroup[] Diploid() => Groups(_included, _covariates, isStrict: true, null);

    public TestGroup[] OnX()
    {
        var sexes = Array.ConvertAll(_samples.Sexes, sex => sex switch { Sex.Male => 1.0, Sex.Female => 2.0, _ => double.NaN });
        var included = Narrow(sample => _samples.Sexes[sample] != Sex.Unknown);
        var dose = _options.MaleCopiesOnX == 1 ? Array.ConvertAll(_samples.Sexes, sex => sex == Sex.Male ? 0.5 : 1.0) : null;
        IReadOnlyList<(string, double[])> covariates = _covariates.Any(covariate => covariate.Name == SexCovariate) ? _covariates : [.. _covariates, (SexCovariate, sexes)];
        return Groups(included, covariates, isStrict: false, dose);
    }

    public TestGroup[] OnY() => Groups(Narrow(sample => _samples.Sexes[sample] == Sex.Male), _covariates, isStrict: false, null);

    private bool[][] Narrow(Func<int, bool> rule)
    {
        var narrowed = Array.ConvertAll(_included, included => (bool[])included.Clone());
        foreach (var included in narrowed)
        {
            for (var i = 0; i < included.Length; i++) included[i] &= rule(i);
        }

        return narrowed;
    }

    private AssociationModel ModelOf(AssociationTrait trait)
    {
        var model = _options.Model;
        if (model == AssociationModel.Linear) return model;
        if (trait.MayHaveZeroForMissing) throw Fault("ASC008", $"{trait.Name} has the values 0, 1 and 2: 0 may stand for missing or for a value.", trait, "Write missing as NA; or say --model linear if it is a number.");
        if (trait.IsBinary && model == AssociationModel.Auto) return _options.Interactions.Count > 0 || _options.CovariateRows ? AssociationModel.Logistic : AssociationModel.Spa;
        if (trait.IsBinary) return model;
        var distinct = AssociationTrait.LevelsOf(trait.Values, null, 2).Length;
        if (distinct < 2) throw TraitSamples.OneValue(trait, distinct == 0);
        return model == AssociationModel.Auto ? AssociationModel.Linear : throw Fault("ASC008", $"{trait.Name} is not binary: a binary trait has the values 0 and 1, or 1 and 2.", trait, "Recode it, or say --model linear.");
    }

    private TestGroup[] Groups(bool[][] included, IReadOnlyList<(string Name, double[] Values)> covariates, bool isStrict, double[]? dose)
    {
        var groups = new List<TestGroup>();
        foreach (var traits in Enumerable.Range(0, _traits.Count).GroupBy(t => t, new SameSamples(included)))
        {
            var set = SampleSet.Of(included[traits.Key]);
            var tests = new List<Func<VariantTest>>();
            var basis = set.Count == 0 ? null
                : isStrict ? CovariateBasis.Of(set, [.. covariates.Select(covariate => covariate.Name)], [.. covariates.Select(covariate => covariate.Values)])
                : CovariateBasis.WithoutRedundant(set, [.. covariates.Select(covariate => covariate.Name)], [.. covariates.Select(covariate => covariate.Values)]);
            if (basis is null) tests.AddRange(traits.Select(t => Failing(t, AssociationError.TooFew)));
            else tests.AddRange(Tests(basis, [.. traits], isStrict));
            groups.Add(new TestGroup(set, basis?.Matrix.Padded ?? 0, dose is null ? null : set.Take<double>(dose), tests));
        }

        return [.. groups];
    }

    private IEnumerable<Func<VariantTest>> Tests(CovariateBasis basis, int[] traits, bool isStrict)
    {
        var tested = TestedColumns.Of(basis, Terms, _options);
        var linear = Array.FindAll(traits, t => _models[t] == AssociationModel.Linear);
        if (tested.IsPlain && linear.Length > 0)
        {
            var scan = new LinearScan(basis, [.. linear.Select(t => LinearNullModel.Fit(basis, _traits[t].Unexplained(basis.Samples)))], linear);
            GeneralLinearTest[] general = [.. linear.Select(t => new GeneralLinearTest(basis, _traits[t].Unexplained(basis.Samples), t, tested))];
            yield return () => new LinearTest(scan, general);
        }

        foreach (var t in traits)
        {
            if (_models[t] != AssociationModel.Linear) yield return Binary(basis, t, basis.Samples.Take<double>(_traits[t].Values), tested, isStrict);
            else if (!tested.IsPlain) yield return () => new GeneralLinearTest(basis, _traits[t].Unexplained(basis.Samples), t, tested);
        }
    }

    private Func<VariantTest> Binary(CovariateBasis basis, int trait, double[] values, TestedColumns tested, bool isStrict)
    {
        var y = Array.ConvertAll(values, value => value - _traits[trait].Zero);
        if (AssociationTrait.LevelsOf(y, null, 2).Length < 2) return Failing(trait, AssociationError.ConstPheno);
        try
        {
            var scan = new BinaryScan(LogisticNullModel.Fit(basis, y, _traits[trait].Name, _traits[trait].Offset is { } offset ? basis.Samples.Take<double>(offset) : null), trait, _models[trait], tested, _options);
            return () => new BinaryTest(scan, LogisticKernel.Instance);
        }
        catch (ProblemException) when (!isStrict)
        {
            // On a sex chromosome alone: its variants say so, the others have their results.
            return Failing(trait, AssociationError.Separation);
        }
    }

    private Func<VariantTest> Failing(int trait, AssociationError error)
    {
        var terms = new List<int> { ModelTerms.Additive };
        terms.AddRange(Terms.Interactions);
        return () => new FailingTest(trait, [.. terms], error);
    }

    private static ProblemException Fault(string code, string message, AssociationTrait trait, string hint) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(null, null, trait.Name), hint));

    /// <summary>Traits are alike where their samples are.</summary>
    private sealed class SameSamples(bool[][] included) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => included[x].AsSpan().SequenceEqual(included[y]);

        public int GetHashCode(int trait)
        {
            var hash = new HashCode();
            hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes<bool>(included[trait]));
            return hash.ToHashCode();
        }
    }
}
