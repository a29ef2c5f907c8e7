using Tabib.Evidence.Validation;

namespace Tabib.App.Models.Validating;

/// <summary>Calibration as it is, and mended in three ways, each judged on rows that the mending had not seen.</summary>
internal static class RecalibrationExaminer
{
    public const int Folds = 10;

    /// <summary>Above this two folds are as good as ten, and a fifth of the work.</summary>
    private const int ManyRows = 1_000_000;

    public static IReadOnlyList<RecalibrationReport> Of(double[] risks, bool[] outcomes, int seed, CancellationToken cancellation)
    {
        var reports = new List<RecalibrationReport> { new("before", null, null, Numbers(risks, outcomes), null) };
        foreach (var (kind, name) in new[] { (RecalibrationKind.Intercept, "intercept"), (RecalibrationKind.InterceptAndSlope, "intercept and slope"), (RecalibrationKind.Isotonic, "isotonic") })
        {
            cancellation.ThrowIfCancellationRequested();
            var whole = Recalibration.Fit(kind, risks, outcomes);
            var mended = whole is null ? null : Recalibration.CrossFit(kind, risks, outcomes, FoldsOf(risks.Length), seed);
            double? Told(double? value) => kind == RecalibrationKind.Isotonic ? null : value;
            reports.Add(mended is null
                ? new RecalibrationReport(name, null, null, new Dictionary<string, Estimate>(), "cannot be fitted: one outcome alone occurs, all risks are alike, or they tell the outcomes without fail")
                : new RecalibrationReport(name, Told(whole!.Intercept), Told(whole.Slope), Numbers(mended, outcomes), null));
        }

        return reports;
    }

    public static int FoldsOf(int rows) => rows > ManyRows ? 2 : Folds;

    private static Dictionary<string, Estimate> Numbers(double[] risks, bool[] outcomes)
    {
        var numbers = BinaryExaminer.MainNumbers(risks, outcomes, areRisks: true);
        var ranked = RankedScores.Of(risks, outcomes);
        numbers["ici"] = CalibrationCurve.Of(ranked)?.Index is { } index ? new Estimate(index) : Estimate.Missing(MetricText.NoCurve);
        return numbers;
    }
}
