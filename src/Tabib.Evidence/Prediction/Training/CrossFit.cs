namespace Tabib.Evidence.Prediction.Training;

/// <summary>Predictions of rows by models that had not seen them.</summary>
/// <param name="Predictors">Linear predictors before calibration, by row of the data; NaN where there is none.</param>
/// <param name="Risks">By row of the data; with times, of the event by the horizon.</param>
/// <param name="UnknownLevels">Rows without a prediction, since the other folds do not have their level.</param>
public sealed record CrossFit(double[] Predictors, double[] Risks, int UnknownLevels, IReadOnlyList<string> Notes)
{
    /// <param name="folds">The fold of each of <paramref name="rows"/>.</param>
    /// <param name="done">Told after each fold.</param>
    public static CrossFit Of(TrainingData data, int[] rows, int[] people, int[] folds, TrainingOptions options, Action<int>? done = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(folds);
        var (predictors, risks, unknown, notes) = (new double[data.Rows], new double[data.Rows], 0, new List<string>());
        Array.Fill(predictors, double.NaN);
        Array.Fill(risks, double.NaN);
        for (var fold = 0; fold <= folds.Max(); fold++)
        {
            cancellation.ThrowIfCancellationRequested();
            int[] learnt = [.. rows.Where((_, i) => folds[i] != fold)];
            int[] held = [.. rows.Where((_, i) => folds[i] == fold)];
            var fit = ModelTrainer.Fit(data, learnt, people, options, cancellation);
            var found = Predict(fit.Model, data, held);
            for (var i = 0; i < held.Length; i++)
            {
                (predictors[held[i]], risks[held[i]]) = (found.LinearPredictors[i], found.Risks[i]);
                if (double.IsNaN(found.Risks[i])) unknown++;
            }

            notes.AddRange(fit.Notes.Select(note => $"Without fold {fold + 1}: {note}"));
            done?.Invoke(fold + 1);
        }

        return new CrossFit(predictors, risks, unknown, notes);
    }

    /// <summary>What a model says of some rows, whatever they miss and however far out they are.</summary>
    public static RiskPredictions Predict(RiskModel model, TrainingData data, int[] rows)
    {
        ArgumentNullException.ThrowIfNull(data);
        return model.Predict([.. data.Columns.Select(column => column with
        {
            Numbers = column.Numbers.Length == 0 ? [] : Array.ConvertAll(rows, row => column.Numbers[row]),
            Texts = column.Texts.Length == 0 ? [] : Array.ConvertAll(rows, row => column.Texts[row]),
        })], new PredictOptions { ImputesAll = true, AcceptsImplausible = true });
    }
}
