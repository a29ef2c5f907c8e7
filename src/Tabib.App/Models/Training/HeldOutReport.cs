using Tabib.App.Capabilities;
using Tabib.App.Models.Validating;

namespace Tabib.App.Models.Training;

/// <summary>The numbers that <c>models validate</c> finds in predictions.csv: the same command gives them again.</summary>
internal static class HeldOutReport
{
    private const int Replicates = 200;

    public static ValidationReport Of(string predictions, TrainRows rows, double? horizon, IReadOnlyList<string> groups, int seed, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var plan = ValidationPlan.Of(new ValidateOptions
        {
            Data = predictions,
            Predictions = predictions,
            Score = [PredictionsFile.Prediction],
            Outcome = rows.Data.Stop is null ? PredictionsFile.Outcome : null,
            Time = rows.Data.Stop is null ? null : PredictionsFile.Time,
            Event = rows.Data.Stop is null ? null : PredictionsFile.Event,
            Cause = rows.Data.Stop is null ? null : "1",
            Censored = "0",
            Horizon = horizon,
            Groups = groups,
            Replicates = Replicates,
            Seed = seed,
            Out = Path.GetDirectoryName(predictions)!,
        });
        return ValidationRun.Of(plan, ValidationInput.Read(plan), progress, cancellation);
    }
}
