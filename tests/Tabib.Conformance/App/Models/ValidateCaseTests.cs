using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Models.Validating;
using Tabib.Core.Statistics;
using Tabib.Evidence.Prediction;
using static Tabib.Conformance.Evidence.Survival.ExpectedNumbers;

namespace Tabib.Conformance.App.Models;

/// <summary>Whole runs of the command on the open cases.</summary>
public sealed class ValidateCaseTests : IDisposable
{
    private const string Heart = "external/heart";
    private static readonly string[] Features = ["age", "sex", "cp", "trestbps", "fbs", "restecg", "thalach", "exang", "oldpeak"];
    private static readonly int[] Places = [0, 1, 2, 3, 5, 6, 7, 8, 9];

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-validate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Cleveland's model loses calibration elsewhere; mending gives it back, but not the order of people.</summary>
    [Theory]
    [InlineData("hungarian", "reprocessed.hungarian.data")]
    [InlineData("va", "processed.va.data")]
    [InlineData("switzerland", "processed.switzerland.data")]
    public void Clevelands_model_elsewhere(string site, string file)
    {
        var report = Run(new ValidateOptions { Model = Model(), Data = Table(site, file), Recalibrate = true });
        var score = report.Scores[0];
        Near(At(Heart, "sites", site, "auc"), [score.Discrimination["auc"].Value!.Value], 1e-9);
        Near(At(Heart, "sites", site, "ci"), [score.Discrimination["auc"].Lower!.Value, score.Discrimination["auc"].Upper!.Value], 1e-9);
        Near(At(Heart, "sites", site, "slope"), [score.Calibration["slope"].Value!.Value], 1e-7);
        Near(At(Heart, "sites", site, "intercept"), [score.Calibration["intercept"].Value!.Value], 1e-7);
        Near(At(Heart, "sites", site, "citl"), [score.Calibration["inTheLarge"].Value!.Value], 1e-7);
        Near(At(Heart, "sites", site, "oe"), [score.Calibration["observedToExpected"].Value!.Value], 1e-8);
        Near(At(Heart, "sites", site, "brier"), [score.Calibration["brier"].Value!.Value], 1e-7);
        Assert.True(score.Discrimination["auc"].Value < At(Heart, "sites", "cleveland", "auc")[0]);
        Assert.Equal(["before", "intercept", "intercept and slope", "isotonic"], score.Recalibrations.Select(row => row.Kind));
        Assert.Equal(score.Calibration["slope"].Value, score.Recalibrations[0].Numbers["slope"].Value);
        var (before, moved, stretched) = (score.Recalibrations[0].Numbers, score.Recalibrations[1].Numbers, score.Recalibrations[2].Numbers);
        Assert.InRange(moved["observedToExpected"].Value!.Value, 0.98, 1.02);
        Assert.True(Math.Abs(stretched["slope"].Value!.Value - 1) < Math.Abs(before["slope"].Value!.Value - 1));
        Assert.True(stretched["brier"].Value < before["brier"].Value);
        // Learnt of all rows: moving alone is calibration in the large, moving and stretching the two other numbers.
        Near([score.Calibration["inTheLarge"].Value!.Value], [score.Recalibrations[1].Intercept!.Value], 1e-12);
        Near([score.Calibration["intercept"].Value!.Value, score.Calibration["slope"].Value!.Value], [score.Recalibrations[2].Intercept!.Value, score.Recalibrations[2].Slope!.Value], 1e-12);
        Assert.Equal(site == "switzerland", report.Adequacy.Warnings.Any(warning => warning.StartsWith("8 rows without", StringComparison.Ordinal)));
    }

    [Fact]
    public void Optimism_and_drift_of_clevelands_model()
    {
        var report = Run(new ValidateOptions { Model = Model(), Data = Table("va", "processed.va.data"), Train = Table("cleveland", "processed.cleveland.data") });
        var area = report.Optimism!.Numbers.Single(number => number.Measure == "auc");
        Near(At(Heart, "sites", "cleveland", "auc"), [area.Apparent], 1e-9);
        Assert.InRange(area.Optimism, 0.005, 0.03);
        Assert.Equal(1, report.Optimism.Numbers.Single(number => number.Measure == "slope").Apparent, 1e-9);
        Assert.Equal(Features.Length + 1, report.Drift.Count);
        Assert.True(report.Drift.Single(row => row.Name == "age").StabilityIndex > 0.25);
        Assert.Contains(report.Notes, note => note.Contains("have no trestbps", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_scores_of_the_cancer_cohort()
    {
        var report = Run(new ValidateOptions { Data = SharedData.Find("prediction/decision/dca.csv"), Outcome = "cancer", Score = ["cancerpredmarker,marker"], ScoreKind = "score" });
        Near(At("decision/dca.csv", "delong", "paired_cancerpredmarker_vs_marker", "z"), [report.Comparisons[0].Statistic!.Value], 1e-10);
        Near(At("decision/dca.csv", "delong", "paired_cancerpredmarker_vs_marker", "p"), [report.Comparisons[0].P!.Value], 1e-9);
        Assert.All(report.Scores, score => Assert.Contains("marker", score.Flag!, StringComparison.Ordinal));
        Assert.All(report.Scores, score => Assert.Empty(score.Calibration));
    }

    [Fact]
    public void Net_benefit_of_the_cancer_cohort()
    {
        var score = Run(new ValidateOptions { Data = SharedData.Find("prediction/decision/dca.csv"), Outcome = "cancer", Score = ["cancerpredmarker"] }).Scores[0];
        var points = At("decision/dca.csv", "net_benefit", "t").Select(threshold => score.DecisionCurve.Single(point => Math.Abs(point.Threshold - threshold) < 1e-12)).ToList();
        Near(At("decision/dca.csv", "net_benefit", "cancerpredmarker"), [.. points.Select(point => point.Model!.Value)], 1e-11);
        Near(At("decision/dca.csv", "net_benefit", "all"), [.. points.Select(point => point.All)], 1e-11);
        Near(At("decision/dca.csv", "brier"), [score.Calibration["brier"].Value!.Value], 1e-11);
        Near(At("decision/dca.csv", "log_loss"), [score.Calibration["logLoss"].Value!.Value], 1e-11);
        Near(At("decision/dca.csv", "average_precision"), [score.Discrimination["averagePrecision"].Value!.Value], 1e-11);
    }

    [Theory]
    [InlineData(1, 0.1, 0.05254118638103, 0.08390656262954)]
    [InlineData(1, 0.25, -0.1369505763428, 0.05695371415846)]
    [InlineData(2, 0.1, 0.2109404775331, 0.2299164131224)]
    [InlineData(2, 0.25, 0.05312857303972, 0.1443053076148)]
    public void Net_benefit_by_a_horizon(double horizon, double threshold, double all, double model)
    {
        var score = Run(new ValidateOptions { Data = SharedData.Find("prediction/survival/df_surv.csv"), Time = "ttcancer", Event = "cancer", Horizon = horizon, Score = ["cancerpredmarker"], Replicates = 20 }).Scores[0];
        var point = score.DecisionCurve.Single(point => Math.Abs(point.Threshold - threshold) < 1e-12);
        Near([all, model], [point.All, point.Model!.Value], 1e-10);
    }

    /// <summary>Among competing deaths the incidence takes the place of one minus survival.</summary>
    [Fact]
    public void Incidence_among_competing_events()
    {
        var report = Run(new ValidateOptions { Data = SharedData.Find("prediction/survival/df_surv.csv"), Time = "ttcancer", Event = "cancer_cr", Cause = "diagnosed with cancer", Censored = "censor", Horizon = 1.5, Score = ["cancerpredmarker"], Replicates = 20 });
        Near([0.2059572320315], [report.Prevalence.Value!.Value], 1e-10);
        var (all, odds) = (report.Scores[0].DecisionCurve.Single(point => Math.Abs(point.Threshold - 0.2) < 1e-12).All, 0.25);
        Near([0.2059572320315 - ((1 - 0.2059572320315) * odds)], [all], 1e-9);
        Near([0.885324954536078], [report.Scores[0].Discrimination["aucAtHorizon"].Value!.Value], 1e-12);
    }

    private ValidationReport Run(ValidateOptions options) =>
        new ValidateCapability().Run(options with { Out = Path.Combine(_folder, "out") }, new Progress<ProgressReport>(), CancellationToken.None).Report;

    /// <summary>Logistic regression on Cleveland's rows, frozen with its medians.</summary>
    private string Model()
    {
        var rows = Rows("processed.cleveland.data");
        var medians = At(Heart, "impute");
        double[][] columns = [.. Features.Select((_, j) => rows.Select(row => row.Values[j] ?? medians[j]).ToArray())];
        var fit = LogisticRegression.Fit(columns, [.. rows.Select(row => row.HasDisease)]);
        var model = new RiskModel
        {
            Name = "cleveland",
            Version = "1",
            Kind = RiskModelKind.Logistic,
            Outcome = new ModelOutcome("disease", "1"),
            Features = [.. Features.Select((name, j) => new ModelFeature { Name = name, Kind = FeatureKind.Number, Minimum = columns[j].Min(), Maximum = columns[j].Max(), ImputedNumber = medians[j], MissingInTraining = 0 })],
            Terms = [.. Features.Select((name, j) => new ModelTerm(name, j, TermKind.Value, columns[j].Average(), Coefficient: fit.Coefficients[j + 1]))],
            Intercept = fit.Coefficients[0],
            Training = new ModelTraining("cleveland.csv", new string('0', 64), rows.Count, rows.Count(row => row.HasDisease), 1, new Dictionary<string, string>(), new Dictionary<string, double>()),
        };
        var folder = Path.Combine(_folder, "model");
        ModelDirectory.Save(model, folder);
        return folder;
    }

    private string Table(string site, string file)
    {
        var path = Path.Combine(_folder, site + ".csv");
        var lines = Rows(file).Select(row => string.Join(',', row.Values.Select(value => value?.ToString("R", CultureInfo.InvariantCulture) ?? "NA").Append(row.HasDisease ? "1" : "0")));
        File.WriteAllLines(path, [string.Join(',', Features.Append("disease")), .. lines]);
        return path;
    }

    /// <summary>Missing: a question mark, -9, a blood pressure of 0.</summary>
    private static List<(double?[] Values, bool HasDisease)> Rows(string file) =>
        [.. File.ReadLines(SharedData.Find("prediction/external/" + file)).Where(line => line.Length > 0).Select(line => line.Split(line.Contains(',', StringComparison.Ordinal) ? ',' : ' ', StringSplitOptions.RemoveEmptyEntries)).Select(row => (
            Array.ConvertAll(Places, place => double.TryParse(row[place], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value != -9 && !(place == 3 && value == 0) ? value : (double?)null),
            double.Parse(row[13], CultureInfo.InvariantCulture) > 0))];
}
