using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Association;
using Tabib.Record.Genotypes;

namespace Tabib.App.Association;

/// <summary>What a run of association tests reads: genotypes, traits, covariates, options, all checked.</summary>
internal sealed record AssociationInputs(GenotypeStore Store, IReadOnlyList<AssociationTrait> Traits, IReadOnlyList<(string Name, double[] Values)> Covariates, AssociationOptions Options, IReadOnlyList<Problem> Notes)
{
    /// <summary>Predictions with a chromosome left out; null where none are asked for.</summary>
    public LocoPredictions? Loco { get; init; }

    public static AssociationInputs Open(AssociationRunOptions options)
    {
        var model = Check(options);
        var store = GenotypeInput.Open(options);
        var notes = new List<Problem>();
        var traits = SampleValues.Read(options.Phenotypes, [.. options.Traits.Distinct()], store.Samples);
        Note(options.Phenotypes, traits, store, notes);
        var covariates = new List<(string, double[])>();
        if (options.Covariates is not null)
        {
            var wanted = options.CovariateNames.Count > 0 ? options.CovariateNames.Concat(options.Interactions).Distinct().ToArray() : null;
            var table = SampleValues.Read(options.Covariates, wanted, store.Samples);
            Note(options.Covariates, table, store, notes);
            foreach (var interaction in options.Interactions)
            {
                if (!table.Names.Contains(interaction)) _ = SampleValues.Read(options.Covariates, [interaction], store.Samples);
            }

            covariates.AddRange(table.Names.Zip(table.Values));
        }

        var association = new AssociationOptions { Model = model, FirthFallback = options.FirthFallback, LikelihoodRatio = options.LikelihoodRatio, ImputesMean = options.ImputesMean, AllelesApart = options.AllelesApart, CovariateRows = options.CovariateRows, Interactions = [.. options.Interactions.Distinct()], MaleCopiesOnX = options.MaleCopiesOnX };
        var inputs = new AssociationInputs(store, [.. traits.Names.Zip(traits.Values, AssociationTrait.Of)], covariates, association, notes);
        return options.Loco is null ? inputs : inputs.WithPredictions(options.Loco, notes);
    }

    private AssociationInputs WithPredictions(string path, List<Problem> notes)
    {
        if (Options.Model == AssociationModel.Linear && Traits.FirstOrDefault(trait => trait.IsBinary) is { } binary) throw Fault.InOption("--loco", $"Predictions of the binary trait {binary.Name} are log odds: no linear model can take them.");
        return this with { Loco = LocoPredictions.Read(path, Traits, Store.Samples, notes) };
    }

    private static AssociationModel Check(AssociationRunOptions options)
    {
        if (!Enum.TryParse<AssociationModel>(options.Model, ignoreCase: true, out var model) || !Enum.IsDefined(model) || char.IsAsciiDigit(options.Model[0])) throw Fault.InOption("--model", $"'{options.Model}' is no model; auto, linear, logistic, firth and spa are.");
        if (options.MaleCopiesOnX is not (1 or 2)) throw Fault.InOption("--x-model", "A man's copy on chromosome X counts as 1 or 2.");
        if (options.FirthFallback && model != AssociationModel.Logistic) throw Fault.InOption("--firth-fallback", "It goes with --model logistic.");
        if (options.LikelihoodRatio && model != AssociationModel.Logistic) throw Fault.InOption("--likelihood-ratio", "It goes with --model logistic.");
        if (model == AssociationModel.Spa && (options.CovariateRows || options.Interactions.Count > 0)) throw Fault.InOption("--model", "The score test has rows of the genotype alone: say logistic or firth for interactions and covariates.");
        if (options.Covariates is null && (options.CovariateNames.Count > 0 || options.Interactions.Count > 0)) throw Fault.InOption("--covariates", "A covariate is named, and there is no table of covariates.");
        return model;
    }

    private static void Note(string path, SampleValues values, GenotypeStore store, List<Problem> notes)
    {
        if (values.Others > 0) notes.Add(new Problem("ASC013", ProblemSeverity.Information, $"{values.Others:N0} rows are of samples that the genotype set does not have; {values.Matched:N0} of its {store.Samples.Count:N0} samples have a row.", new ProblemLocation(path)));
        if (values.MissingCodes > 0) notes.Add(new Problem("ASC014", ProblemSeverity.Information, $"{values.MissingCodes:N0} values are -9 and count as missing.", new ProblemLocation(path)));
    }
}
