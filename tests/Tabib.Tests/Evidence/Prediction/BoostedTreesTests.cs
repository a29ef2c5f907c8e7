using Tabib.Core.Outcomes;
using Tabib.Core.Trees;
using Tabib.Evidence.Prediction;
using Tabib.Evidence.Prediction.Training;
using Tabib.Record.Cohorts;

namespace Tabib.Tests.Evidence.Prediction;

public sealed class BoostedTreesTests
{
    private static readonly TrainingOptions Options = new() { Kind = RiskModelKind.Gbdt, Name = "trees", Outcome = new ModelOutcome("y", "1"), Trees = 40 };

    /// <summary>LightGBM and our reader of its text say the same of each row, missing values among them.</summary>
    [Fact]
    public void The_text_is_read_as_the_library_means_it()
    {
        var data = Made(800, 3);
        double[][] columns = [.. data.Columns.Select(column => column.Numbers)];
        using var booster = new TreeBooster(columns, data.Outcomes, [.. Enumerable.Range(0, data.Rows)], [], Options, 15);
        for (var tree = 0; tree < 60; tree++) Assert.True(booster.Grow());
        var (own, theirs) = (LightGbmText.Read(booster.Text()), booster.Margins(columns));
        for (var row = 0; row < data.Rows; row++) Assert.Equal(theirs[row], own.Margin([.. columns.Select(column => column[row])]), 1e-12);
        Assert.Contains(columns[0], double.IsNaN);
    }

    [Fact]
    public void The_same_rows_and_seed_give_the_same_trees() => Assert.Equal(Fit(Made(500, 3), Options).Trees, Fit(Made(500, 3), Options).Trees);

    [Fact]
    public void Missing_numbers_are_kept_and_not_imputed()
    {
        var model = Fit(Made(500, 3), Options);
        Assert.All(model.Features, feature => Assert.True(feature.KeepsMissing));
        Assert.DoesNotContain(model.Terms, term => term.Kind == TermKind.Missing);
        var risks = model.Predict([new DataColumn("a", DataColumnKind.Number, [double.NaN], []), new DataColumn("b", DataColumnKind.Number, [0.5], []), new DataColumn("c", DataColumnKind.Number, [0.5], [])]).Risks;
        Assert.InRange(risks[0], 0, 1);
    }

    /// <summary>Where nothing can be learnt, tuning stops early, and does better on new people than many trees do.</summary>
    [Fact]
    public void Tuning_stops_before_the_noise_is_learnt()
    {
        var (learnt, fresh) = (Made(600, 3, strength: 0.4), Made(4000, 4, strength: 0.4));
        var (tuned, many) = (Fit(learnt, Options with { IsTuned = true }), Fit(learnt, Options with { Trees = 800 }));
        Assert.InRange(tuned.Training.Settings["trees"], 1, 400);
        Assert.True(Loss(tuned, fresh) < Loss(many, fresh));
    }

    [Fact]
    public void Held_out_rows_do_not_change_their_own_prediction()
    {
        var data = Made(300, 5);
        int[] rows = [.. Enumerable.Range(0, data.Rows)];
        var folds = FoldAssignment.Of(rows, data.Outcomes, 5, 1);
        var before = CrossFit.Of(data, rows, rows, folds, Options, cancellation: TestContext.Current.CancellationToken);
        bool[] turned = [.. data.Outcomes.Select((outcome, row) => folds[row] == 0 ? !outcome : outcome)];
        var after = CrossFit.Of(data with { Outcomes = turned }, rows, rows, folds, Options, cancellation: TestContext.Current.CancellationToken);
        for (var row = 0; row < data.Rows; row++)
        {
            if (folds[row] == 0) Assert.Equal(before.Risks[row], after.Risks[row]);
        }

        Assert.NotEqual(before.Risks, after.Risks);
    }

    [Fact]
    public void Too_few_rows_for_a_split_give_all_the_same_risk_and_a_note()
    {
        var data = Made(12, 6);
        int[] rows = [.. Enumerable.Range(0, data.Rows)];
        var fit = ModelTrainer.Fit(data, rows, rows, Options, TestContext.Current.CancellationToken);
        Assert.Contains(fit.Notes, note => note.Contains("everybody gets the same risk", StringComparison.Ordinal));
        Assert.Single(fit.Model.Predict(data.Columns).Risks.Distinct());
    }

    [Fact]
    public void Growing_ends_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ModelTrainer.Fit(Made(300, 5), [.. Enumerable.Range(0, 300)], [.. Enumerable.Range(0, 300)], Options, source.Token));
    }

    [Fact]
    public void One_class_only_is_refused()
    {
        var data = Made(100, 5) with { Outcomes = new bool[100] };
        int[] rows = [.. Enumerable.Range(0, 100)];
        Assert.Equal("MOD012", Assert.Throws<ProblemException>(() => ModelTrainer.Fit(data, rows, rows, Options, TestContext.Current.CancellationToken)).Problem.Code);
    }

    [Fact]
    public void A_saved_model_predicts_what_the_fitted_one_does()
    {
        var folder = Directory.CreateTempSubdirectory("tabib-trees-").FullName;
        try
        {
            var data = Made(300, 7);
            var model = Fit(data, Options);
            ModelDirectory.Save(model, folder);
            Assert.Equal(model.Predict(data.Columns).Risks, ModelDirectory.Load(folder).Predict(data.Columns).Risks);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static RiskModel Fit(TrainingData data, TrainingOptions options)
    {
        int[] rows = [.. Enumerable.Range(0, data.Rows)];
        return ModelTrainer.Fit(data, rows, rows, options, TestContext.Current.CancellationToken).Model;
    }

    private static double Loss(RiskModel model, TrainingData data) =>
        model.Predict(data.Columns, new PredictOptions { ImputesAll = true, AcceptsImplausible = true }).Risks.Select((risk, row) => -Math.Log(data.Outcomes[row] ? risk : 1 - risk)).Average();

    /// <summary>Three columns, the first missing in a seventh of the rows; the outcome follows two of them.</summary>
    private static TrainingData Made(int rows, int seed, double strength = 2)
    {
        var random = new Random(seed);
        double[][] columns = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray())];
        var outcomes = Enumerable.Range(0, rows).Select(row => random.NextDouble() < 1 / (1 + Math.Exp(-strength * (columns[0][row] + columns[1][row] - 1) * 2))).ToArray();
        for (var row = 0; row < rows; row += 7) columns[0][row] = double.NaN;
        return new TrainingData([.. columns.Select((column, j) => new DataColumn(((char)('a' + j)).ToString(), DataColumnKind.Number, column, []))], outcomes);
    }
}
