using System.Globalization;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Prediction.Training;

/// <summary>Fits a model to some rows of a table: what is imputed, which levels and which penalties there are is learnt from these rows alone.</summary>
public static class ModelTrainer
{
    /// <param name="rows">Those to learn from.</param>
    /// <param name="people">Of every row of the data: the number of the person, for inner folds.</param>
    /// <exception cref="ProblemException">MOD010 to MOD015, MOD028: the rows cannot be learnt from; MOD027: the library of trees cannot be loaded.</exception>
    public static TrainedModel Fit(TrainingData data, int[] rows, int[] people, TrainingOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(options);
        var events = rows.Count(row => data.Outcomes[row]);
        if (events == 0 || (events == rows.Length && data.Stop is null)) throw Fault("MOD012", $"{(events == 0 ? "None" : "All")} of the {rows.Length} rows have the outcome: nothing can be learnt.", "Check --outcome, --positive, --event and --cause, and that every split or fold has both.");
        var design = LearntDesign.Of(data.Columns, rows, options);
        cancellation.ThrowIfCancellationRequested();
        var own = new FitRows(data, rows, Array.ConvertAll(rows, row => people[row]));
        var fit = options.Kind switch
        {
            RiskModelKind.Logistic => LogisticFitter.Fit(design, own),
            RiskModelKind.ElasticNet => ElasticNetFitter.Logistic(design, own, options, cancellation),
            RiskModelKind.CoxElasticNet => ElasticNetFitter.Cox(design, own, options, cancellation),
            RiskModelKind.Gbdt => BoostedTreesFitter.Fit(design, own, options, cancellation),
            _ => CoxFitter.Fit(design, own, options.Kind == RiskModelKind.FineGray),
        };
        var model = new RiskModel
        {
            Name = options.Name,
            Version = "1",
            Kind = options.Kind,
            Outcome = options.Outcome,
            Features = design.Features,
            Terms = [.. design.Terms.Select((term, j) => term with { Coefficient = fit.Coefficients?[j], StandardError = fit.StandardErrors[j], LeftOut = fit.LeftOut[j] })],
            Intercept = fit.Intercept,
            Baseline = fit.Baseline,
            Trees = fit.Trees,
            Training = new ModelTraining(options.DataName, options.DataSha256, rows.Length, events, options.Seed, options.Versions, fit.Settings),
        };
        if (model.IsSurvival && options.Outcome.Horizon > model.Baseline!.LastTime) throw Fault("MOD015", string.Create(CultureInfo.InvariantCulture, $"Nobody is followed to the horizon {options.Outcome.Horizon:R}: the longest time is {model.Baseline.LastTime:R}."), "Name a --horizon within follow-up, in the unit of the times.");
        return new TrainedModel(model, fit.LeftOut.Count(reason => reason is null), [.. design.Notes, .. fit.Notes]);
    }

    internal static ProblemException Fault(string code, string message, string hint) => new(new Problem(code, ProblemSeverity.Fatal, message, ProblemLocation.None, hint));
}
