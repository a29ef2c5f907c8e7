using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Tables;
using Tabib.Evidence.Prediction;

namespace Tabib.App.Models.Validating;

/// <summary>What a command line asks for, checked before anything is read.</summary>
/// <param name="AreRisks">Whether scores are chances.</param>
internal sealed record ValidationPlan(ValidateOptions Options, RiskModel? Model, string[] Scores, bool AreRisks, string? Outcome, string? Positive, string? Time, string? Event, double? Horizon, string[] Groups, double[] Thresholds)
{
    /// <summary>Curves are told apart by three colours.</summary>
    private const int MostScores = 3;

    private static readonly double[] UsualThresholds = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5];

    public bool HasTimes => Time is not null;

    public static ValidationPlan Of(ValidateOptions options)
    {
        var scores = TableColumns.Listed(options.Score);
        if (options.Model is null == (scores.Length == 0)) throw Fault.InOption("--score", "Give either --model, or --predictions with --score.");
        if (scores.Length > MostScores) throw Fault.InOption("--score", $"At most {MostScores} scores are looked at together.");
        if (options.Predictions is not null && options.Model is not null) throw Fault.InOption("--predictions", "With --model the predictions are made here.");
        if (options.ScoreKind is not ("risk" or "score")) throw Fault.InOption("--score-kind", $"'{options.ScoreKind}' is none of risk, score.");
        if (options.Prevalence is not (null or (> 0 and < 1))) throw Fault.InOption("--prevalence", "A prevalence is above 0 and below 1.");
        if (options.Replicates is < 2 or > 100_000) throw Fault.InOption("--replicates", "Between 2 and 100000.");
        var model = options.Model is null ? null : ModelDirectory.Load(options.Model);
        var (outcome, time, ending) = (options.Outcome, options.Time, options.Event);
        if (model is not null && outcome is null && time is null && ending is null) (outcome, time, ending) = (model.IsSurvival ? null : model.Outcome.Column, model.Outcome.Time, model.IsSurvival ? model.Outcome.Column : null);
        if (outcome is null == (time is null)) throw Fault.InOption("--outcome", "Give either --outcome, or --time with --event.");
        if (time is null != ending is null) throw Fault.InOption("--event", "--time and --event go together.");
        if (outcome is not null && (options.Horizon is not null || options.Cause is not null)) throw Fault.InOption("--horizon", "--horizon and --cause go with --time.");
        if (model is not null && model.IsSurvival != time is not null) throw Fault.InOption("--model", model.IsSurvival ? "The model is of times: give --time and --event." : "The model is of an outcome without times: give --outcome.");
        double? horizon = time is null ? null : options.Horizon ?? model?.Outcome.Horizon ?? throw Fault.InOption("--horizon", "With --time give the --horizon that the risks are for.");
        if (horizon is not (null or (> 0 and < double.PositiveInfinity))) throw Fault.InOption("--horizon", "A horizon is above 0.");
        var same = options.Predictions is null || Path.GetFullPath(options.Predictions) == Path.GetFullPath(options.Data);
        if (!same && options.Id is null) throw Fault.InOption("--id", "Two files are joined by --id, the column that both have.");
        return new ValidationPlan(options with { Predictions = same ? null : options.Predictions }, model, model is null ? scores : [model.Name], options.Model is not null || options.ScoreKind == "risk", outcome, options.Positive, time, ending, horizon, TableColumns.Listed(options.Groups), ThresholdsOf(options));
    }

    private static double[] ThresholdsOf(ValidateOptions options)
    {
        var texts = TableColumns.Listed(options.Thresholds);
        if (texts.Length == 0) return UsualThresholds;
        return [.. texts.Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 1 ? value : throw Fault.InOption("--thresholds", $"'{text}' is no risk between 0 and 1.")).Distinct().Order()];
    }
}
