using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Cli;
using Tabib.App.Models.Cards;
using Tabib.App.Models.Validating;
using Tabib.App.Tables;
using Tabib.Core.Hashing;
using Tabib.Core.Outcomes;
using Tabib.Core.Statistics;
using Tabib.Evidence.Prediction;
using Tabib.Evidence.Prediction.Training;
using Tabib.Evidence.Validation;

namespace Tabib.App.Models.Training;

/// <summary>From a table to a folder with a model, its held-out predictions and its card.</summary>
internal sealed class TrainRun(TrainOptions options, RiskModelKind kind, IProgress<ProgressReport> progress, CancellationToken cancellation)
{
    private readonly List<string> _warnings = [];
    private readonly List<string> _notes = [];

    public TrainResult Run()
    {
        progress.Report(new ProgressReport("read", 0, 0, "rows"));
        var rows = TrainRows.Read(options);
        _notes.AddRange(rows.Notes);
        if (rows.Events is { Count: > 1 } && kind != RiskModelKind.FineGray) _notes.Add("Competing events count as censoring: the model is of the hazard, and its risks are those without competing events. --model fine-gray gives the incidence.");
        var groups = TableColumns.Listed(options.Groups);
        PredictionsFile.ThrowIfTaken(groups);
        var split = TrainSplit.Of(options, rows);
        _notes.AddRange(split.Notes);
        Examine(rows, split);
        var training = Options(rows);
        var held = Array.Exists(split.Folds, fold => fold >= 0) ? CrossFit.Of(rows.Data, split.Rows, rows.People, split.Folds, training, fold => progress.Report(new ProgressReport("fit held-out folds", fold, split.Folds.Max() + 1, "folds")), cancellation) : null;
        if (held is { UnknownLevels: > 0 }) _warnings.Add($"{held.UnknownLevels} rows have no held-out prediction: their fold alone has a level of a category.");
        progress.Report(new ProgressReport("fit", 0, split.Learnt.Length, "rows"));
        var fit = ModelTrainer.Fit(rows.Data, split.Learnt, rows.People, training, cancellation);
        _notes.AddRange(fit.Notes);
        WarnOfFewEvents(fit);
        var model = Calibrated(fit.Model, rows, split, held);
        Directory.CreateDirectory(options.Out);
        string? predictions = null;
        ValidationReport? report = null;
        if (held is not null)
        {
            predictions = Path.Combine(options.Out, PredictionsFile.Name);
            PredictionsFile.Write(predictions, rows, split, held, options.Id, groups);
            report = HeldOutReport.Of(predictions, rows, options.Horizon, groups, options.Seed, progress, cancellation);
        }

        cancellation.ThrowIfCancellationRequested();
        ModelDirectory.Save(model, options.Out);
        var card = Card(model, fit, rows, split, held, report);
        ModelCardFile.Write(card, options.Out);
        return new TrainResult(options.Out, predictions, split.Rows.Length, split.Rows.Select(row => rows.People[row]).Distinct().Count(), rows.LeftOut, [.. model.Terms.Select(term => new TrainTerm(term.Name, term.LeftOut is null ? term.Coefficient : null, term.StandardError, term.LeftOut))], card);
    }

    private TrainingOptions Options(TrainRows rows)
    {
        return new TrainingOptions
        {
            Kind = kind,
            Name = options.Name ?? Path.GetFileName(Path.GetFullPath(options.Out).TrimEnd(Path.DirectorySeparatorChar)),
            Outcome = new ModelOutcome(options.Outcome ?? options.Event!, rows.Positive, options.Time, options.Horizon),
            HasMissingIndicators = !options.NoMissingIndicators,
            Categories = TableColumns.Listed(options.Categories),
            Alpha = options.Alpha,
            Lambda = options.Lambda,
            LambdaRule = options.LambdaRule == "one-se" ? LambdaRule.OneStandardError : LambdaRule.Min,
            IsTuned = options.Tune,
            Seed = options.Seed,
            Threads = options.Threads,
            DataName = Path.GetFileName(rows.Table.Path),
            DataSha256 = FileHash.Of(options.Data),
            Versions = Versions(),
        };
    }

    private Dictionary<string, string> Versions()
    {
        var versions = new Dictionary<string, string> { ["tabib"] = CommandLine.Version };
        if (kind == RiskModelKind.Gbdt) versions["lightgbm"] = BoostedTrees.LibraryVersion;
        return versions;
    }

    private void Examine(TrainRows rows, TrainSplit split)
    {
        foreach (var problem in LeakDetector.Find(rows.Data, split.Rows, rows.People))
        {
            if (problem.Severity == ProblemSeverity.Fatal && !options.AcceptLeaks) throw new ProblemException(problem with { Location = new ProblemLocation(options.Data) }, ProblemKind.BadData);
            _warnings.Add($"{problem.Code}: {problem.Message} {problem.Hint}".TrimEnd());
        }
    }

    private void WarnOfFewEvents(TrainedModel fit)
    {
        const int Enough = 10;
        var training = fit.Model.Training;
        var events = fit.Model.IsSurvival ? training.Outcomes : Math.Min(training.Outcomes, training.Rows - training.Outcomes);
        if (kind is RiskModelKind.Gbdt || fit.Parameters == 0 || events >= Enough * fit.Parameters) return;
        _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{(double)events / fit.Parameters:F1} of the rarer outcome for each of {fit.Parameters} terms: under {Enough}, coefficients tend to be too large for other people."));
    }

    private RiskModel Calibrated(RiskModel model, TrainRows rows, TrainSplit split, CrossFit? held)
    {
        if (options.Calibrate == "none") return model;
        int[] judged = [.. split.Rows.Where((row, i) => split.Folds[i] >= 0 && !double.IsNaN(held!.Risks[row]))];
        bool[] outcomes = Array.ConvertAll(judged, row => rows.Data.Outcomes[row]);
        _notes.Add("The held-out numbers are of the risks before calibration: calibrated ones would be judged by what they were made of.");
        if (options.Calibrate == "isotonic")
        {
            var curve = IsotonicCurve.Fit(Array.ConvertAll(judged, row => held!.Risks[row]), outcomes);
            return model with { Calibration = new ModelCalibration { Kind = CalibrationKind.Isotonic, From = curve.From, To = curve.To, Values = curve.Values } };
        }

        var platt = LogisticRegression.Fit([Array.ConvertAll(judged, row => held!.Predictors[row])], outcomes);
        if (!platt.HasConverged || platt.IsSeparated || platt.IsAliased[1]) throw Fault.InData("MOD013", options.Data, "The held-out predictions give no calibration: they are all alike, or tell the outcome without fail.", "Train with --calibrate none.");
        return model with { Calibration = new ModelCalibration { Kind = CalibrationKind.Platt, Intercept = platt.Coefficients[0], Slope = platt.Coefficients[1] } };
    }

    private ModelCard Card(RiskModel model, TrainedModel fit, TrainRows rows, TrainSplit split, CrossFit? held, ValidationReport? report)
    {
        var numbers = new Dictionary<string, Estimate>();
        if (report is { Scores: [var score] })
        {
            foreach (var (name, estimate) in score.Discrimination.Concat(score.Calibration)) numbers[name] = estimate;
            if (split.IsCrossFit && !model.IsSurvival) numbers["aucMeanOfFolds"] = MeanOfFolds(rows, split, held!);
        }

        return new ModelCard(
            model.Name, model.Version, model.Kind, ModelDirectory.Fingerprint(options.Out), CommandLine.Version, options.IntendedUse, options.Population, options.Limits, options.Contact, model.Outcome, model.Training,
            model.Features, fit.Parameters, held is null ? null : split.How, numbers, Apparent(fit.Model, rows, split.Learnt), report?.Groups ?? [], _warnings, [.. _notes, .. held?.Notes.Distinct(StringComparer.Ordinal) ?? []], held is null ? null : FileHash.Of(Path.Combine(options.Out, PredictionsFile.Name)));
    }

    private static Estimate MeanOfFolds(TrainRows rows, TrainSplit split, CrossFit held)
    {
        var areas = new List<double>();
        for (var fold = 0; fold <= split.Folds.Max(); fold++)
        {
            int[] own = [.. split.Rows.Where((row, i) => split.Folds[i] == fold && !double.IsNaN(held.Risks[row]))];
            if (AreaUnderCurve.Of(Array.ConvertAll(own, row => held.Risks[row]), Array.ConvertAll(own, row => rows.Data.Outcomes[row])).Value is { } area) areas.Add(area);
        }

        return areas.Count == 0 ? Estimate.Missing("no fold has both outcomes") : new Estimate(areas.Average(), CannotSay: "no interval");
    }

    private Dictionary<string, Estimate> Apparent(RiskModel model, TrainRows rows, int[] learnt)
    {
        var found = CrossFit.Predict(model, rows.Data, learnt);
        int[] known = [.. Enumerable.Range(0, learnt.Length).Where(i => !double.IsNaN(found.Risks[i]))];
        double[] risks = Array.ConvertAll(known, i => found.Risks[i]);
        if (rows.Data.Stop is not { } stop) return BinaryExaminer.MainNumbers(risks, Array.ConvertAll(known, i => rows.Data.Outcomes[learnt[i]]), areRisks: true);
        return HorizonExaminer.MainNumbers(risks, HorizonOutcomes.Of(Array.ConvertAll(known, i => stop[learnt[i]]), Array.ConvertAll(known, i => rows.Data.Cause![learnt[i]]), rows.Data.Causes, options.Horizon!.Value), areRisks: true);
    }
}
