using System.Globalization;
using System.IO.Compression;
using Tabib.App.Capabilities;
using Tabib.App.Models.Auditing;
using Tabib.Evidence.Fairness;
using static Tabib.Conformance.Evidence.Survival.ExpectedNumbers;

namespace Tabib.Conformance.App.Models;

/// <summary>COMPAS as Aequitas has it, and concentration in NHANES I, through the command.</summary>
public sealed class FairnessCaseTests : IDisposable
{
    private const string Compas = "fairness/compas_for_aequitas.csv";
    private const string Nhanes = "fairness/NHANESI";

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-fairness-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("race", "African-American", "Caucasian", "Hispanic", "Other", "Native American", "Asian")]
    [InlineData("sex", "Male", "Female")]
    [InlineData("age_cat", "Greater than 45", "25 - 45", "Less than 25")]
    public void Decisions_of_compas_by_group(string column, params string[] levels)
    {
        var result = OfCompas(suppressBelow: 0);
        foreach (var level in levels)
        {
            var counts = result.Groups.Single(group => group.Grouping == column && group.Group == $"{column}={level}").Counts!.Value;
            Near(At(Compas, "tp_fp_fn_tn", column, level), [counts.TruePositives, counts.FalsePositives, counts.FalseNegatives, counts.TrueNegatives], 0);
        }
    }

    [Fact]
    public void Rates_and_gaps_of_compas_by_race()
    {
        var result = OfCompas(suppressBelow: 5);
        var (first, second) = (Of(result, "race=African-American"), Of(result, "race=Caucasian"));
        Near([0.448467966574, 0.234543010753], [first[DecisionRate.FalsePositiveRate].Value!.Value, second[DecisionRate.FalsePositiveRate].Value!.Value], 1e-11);
        Near([0.279852709100, 0.477225672878], [first[DecisionRate.FalseNegativeRate].Value!.Value, second[DecisionRate.FalseNegativeRate].Value!.Value], 1e-11);
        Near([0.629714811408, 0.591334894614], [first[DecisionRate.PositivePredictiveValue].Value!.Value, second[DecisionRate.PositivePredictiveValue].Value!.Value], 1e-11);
        var gap = result.Gaps.Single(gap => gap.Grouping == "race" && gap.Group == "race=African-American" && gap.Measure == "falsePositiveRate");
        Assert.Equal("race=Caucasian", gap.Reference);
        Near([0.448467966574 - 0.234543010753, 0.448467966574 / 0.234543010753], [gap.Difference!.Value, gap.Ratio!.Value], 1e-10);
        // The bootstrap's interval is near that of two proportions: 0.2139 within 1.96 standard errors of 0.01647.
        Assert.InRange(gap.DifferenceLower!.Value, 0.2139 - 0.0323 - 0.003, 0.2139 - 0.0323 + 0.003);
        Assert.InRange(gap.DifferenceUpper!.Value, 0.2139 + 0.0323 - 0.003, 0.2139 + 0.0323 + 0.003);
        Assert.True(gap.HolmP < 1e-20 && gap.HolmP > gap.P);
    }

    /// <summary>18 and 32 people, of whom 1 and 3, and 2, are in a cell: their decisions are not told.</summary>
    [Theory]
    [InlineData("race=Native American")]
    [InlineData("race=Asian")]
    public void Decisions_of_few_people_are_withheld(string group)
    {
        var told = Of(OfCompas(suppressBelow: 5), group);
        Assert.Null(told.Counts);
        Assert.Null(told[DecisionRate.FalsePositiveRate].Value);
        Assert.StartsWith("withheld", told[DecisionRate.FalsePositiveRate].CannotSay, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Systolic BP")]
    [InlineData("Age")]
    [InlineData("Serum Cholesterol")]
    public void Concentration_in_nhanes(string score)
    {
        var labels = Run(new AuditOptions { Predictions = NhanesTable(), Score = [score], Outcome = "died10", Groups = ["Race"], Top = 0.03, Out = Path.Combine(_folder, "out") }).Labels!;
        var concentration = Assert.Single(labels.Concentrations);
        Assert.Equal(At(Nhanes, "concentration_top3pct_death10", "k")[0], concentration.Selected);
        Near(At(Nhanes, "concentration_top3pct_death10", score), [concentration.Labels[0].Share!.Value, concentration.Groups.Single(share => share.Name == "Race=2").Share!.Value * concentration.Selected], 1e-12);
        var share = concentration.Labels[0].Share!.Value;
        Assert.Equal(Math.Sqrt(share * (1 - share) / labels.People), concentration.Labels[0].StandardError!.Value, 1e-15);
    }

    private static GroupResult Of(FairnessAuditResult result, string group) => result.Groups.Single(one => one.Group == group);

    private FairnessAuditResult OfCompas(int suppressBelow)
    {
        var table = Path.Combine(_folder, "compas.csv");
        File.WriteAllText(table, Unpacked("compas_for_aequitas.csv.gz"));
        return Run(new AuditOptions { Predictions = table, Score = ["score"], Outcome = "label_value", Groups = ["race", "sex", "age_cat"], Reference = ["race=Caucasian"], Threshold = 1, SuppressBelow = suppressBelow, Out = Path.Combine(_folder, "out") }).Scores[0].Result!;
    }

    /// <summary>Death within ten years is y above 0 and at most 10; y below 0 is alive at that age of follow-up.</summary>
    private string NhanesTable()
    {
        var years = Unpacked("NHANESI_subset_y.csv.gz").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = Unpacked("NHANESI_subset_X.csv.gz").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var table = Path.Combine(_folder, "nhanes.csv");
        File.WriteAllLines(table, [rows[0].Trim() + ",died10", .. rows.Skip(1).Zip(years.Skip(1), (row, year) => $"{row.Trim()},{(double.Parse(year.Split(',')[1], CultureInfo.InvariantCulture) is > 0 and <= 10 ? 1 : 0)}")]);
        return table;
    }

    private static string Unpacked(string name)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(SharedData.Find("prediction/fairness/" + name)), CompressionMode.Decompress));
        return text.ReadToEnd();
    }

    private static AuditReport Run(AuditOptions options) => new AuditCapability().Run(options, new Progress<ProgressReport>(), TestContext.Current.CancellationToken).Report;
}
