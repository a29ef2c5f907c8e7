using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Models.Explaining;
using Tabib.App.Models.Training;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Explanation;

namespace Tabib.Tests.App.Models.Explaining;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-explain-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Base and contributions of every row of the file sum to its margin, whose risk is the one beside it.</summary>
    [Theory]
    [InlineData("logistic", null, ContributionMethod.Linear)]
    [InlineData("elastic-net", null, ContributionMethod.Linear)]
    [InlineData("gbdt", null, ContributionMethod.PathDependent)]
    [InlineData("gbdt", "clinic-before.csv", ContributionMethod.Interventional)]
    public void Contributions_sum_to_the_margin(string model, string? background, ContributionMethod method)
    {
        var result = Run(Options(Train(model)) with { Background = background is null ? null : ReadmissionSample.Before });
        Assert.Equal(method, result.Report.Method);
        Assert.InRange(result.Report.GreatestGap, 0, 1e-12);
        var lines = File.ReadAllLines(result.Contributions);
        Assert.Equal("id,risk,margin,base,contribution:site,contribution:sex,contribution:age,contribution:stays,contribution:marker", lines[0]);
        Assert.Equal(601, lines.Length);
        foreach (var line in lines.Skip(1))
        {
            double[] numbers = [.. line.Split(',').Skip(1).Select(field => double.Parse(field, CultureInfo.InvariantCulture))];
            Assert.Equal(numbers[1], numbers[2..].Sum(), 1e-9);
            Assert.Equal(numbers[0], 1 / (1 + Math.Exp(-numbers[1])), 1e-12);
        }
    }

    [Fact]
    public void Times_are_explained_on_the_scale_of_the_hazard()
    {
        var folder = Path.Combine(_folder, "cox");
        new TrainCapability().Run(new TrainOptions { Data = ReadmissionSample.Followed, Time = "days", Event = "died", Model = "cox", Features = ["age", "sex", "marker"], Horizon = 365, Out = folder }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        var result = Run(new ExplainOptions { Model = folder, Data = ReadmissionSample.Followed, Out = Path.Combine(_folder, "out") });
        Assert.Equal((0, "harrell"), (result.Report.BaseValue, result.Report.Importance.Score));
        Assert.All(result.Report.People, person => Assert.Equal(person.Margin, person.Contributions.Sum(one => one.Amount), 12));
        Assert.All(result.Report.People, person => Assert.Equal(person.Risk, person.Contributions[^1].RiskAfter, 12));
    }

    /// <summary>What a model does not use adds nothing and is not missed.</summary>
    [Fact]
    public void An_input_without_a_coefficient_adds_nothing()
    {
        var folder = Path.Combine(_folder, "net");
        new TrainCapability().Run(new TrainOptions { Data = ReadmissionSample.Before, Outcome = "readmitted", Model = "elastic-net", Lambda = 0.08, Features = ["sex", "age", "marker"], Out = folder }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        var sex = Run(Options(folder)).Report.Features.Single(feature => feature.Name == "sex");
        Assert.Equal((0, 0, 0), (sex.MeanAbsolute, sex.Importance!.Fall, sex.Importance.Most));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bytes()
    {
        var model = Train("gbdt");
        var one = Run(Options(model) with { Interactions = true });
        var two = Run(Options(model) with { Interactions = true, Threads = 2, Out = Path.Combine(_folder, "two") });
        Assert.Equal(File.ReadAllBytes(one.Contributions), File.ReadAllBytes(two.Contributions));
        Assert.Equal(File.ReadAllBytes(one.Interactions!), File.ReadAllBytes(two.Interactions!));
        Assert.Equal(one.NumbersSha256, two.NumbersSha256);
    }

    /// <summary>Pairs and single inputs of a person sum to the same margin.</summary>
    [Fact]
    public void Interactions_sum_to_the_margin()
    {
        var result = Run(Options(Train("gbdt")) with { Interactions = true });
        var sums = File.ReadLines(result.Interactions!).Skip(1).Select(line => line.Split(',')).GroupBy(fields => fields[0], fields => double.Parse(fields[3], CultureInfo.InvariantCulture)).ToDictionary(group => group.Key, group => group.Sum());
        foreach (var fields in File.ReadLines(result.Contributions).Skip(1).Select(line => line.Split(','))) Assert.Equal(double.Parse(fields[2], CultureInfo.InvariantCulture), result.Report.BaseValue + sums[fields[0]], 1e-9);
        Assert.NotEmpty(result.Report.Pairs);
    }

    [Fact]
    public void Importance_needs_the_outcome()
    {
        var data = Path.Combine(_folder, "data.csv");
        File.WriteAllText(data, "site,sex,age,stays,marker\nNorth,male,50,1,0.3\n");
        var report = Run(Options(ReadmissionSample.Model) with { Data = data, Id = null }).Report;
        Assert.Equal("the table has no readmitted", report.Importance.CannotSay);
        Assert.All(report.Features, feature => Assert.Null(feature.Importance));
        Assert.Equal("highest risk", Assert.Single(report.People).Choice);
    }

    [Fact]
    public void People_without_a_prediction_are_counted()
    {
        var data = Path.Combine(_folder, "data.csv");
        File.WriteAllText(data, "site,sex,age,stays,marker,readmitted\nNorth,male,50,1,0.3,1\nNorth,male,,1,0.3,0\nMoon,male,50,1,0.3,0\n");
        var result = Run(Options(ReadmissionSample.Model) with { Data = data, Id = null });
        Assert.Equal((3, 1, 2), (result.Report.Rows, result.Report.Explained, result.Report.Refused.Values.Sum()));
        Assert.Equal(1, new ExplainCapability().ExitCode((object)result));
        Assert.Equal("all have the outcome, or none has", result.Report.Importance.CannotSay);
        Assert.DoesNotContain("NaN", File.ReadAllText(result.Page) + File.ReadAllText(result.Numbers) + File.ReadAllText(result.Contributions), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_explain_leaves_nothing_behind()
    {
        var data = Path.Combine(_folder, "data.csv");
        File.WriteAllText(data, "site,sex,age,stays,marker\nMoon,male,50,1,0.3\n");
        Assert.Equal("EXP007", Code(Options(ReadmissionSample.Model) with { Data = data, Id = null }));
        File.WriteAllText(data, "site,sex,age,stays\nNorth,male,50,1\n");
        Assert.Equal("DAT002", Code(Options(ReadmissionSample.Model) with { Data = data, Id = null }));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "out")));
    }

    [Fact]
    public void People_who_cannot_be_named()
    {
        Assert.Equal("EXP008", Code(Options(ReadmissionSample.Model) with { People = ["D9999"] }));
        Assert.Equal("EXP008", Code(Options(ReadmissionSample.Model) with { Id = "site", People = ["North"] }));
        Assert.Equal("EXP008", Code(Options(ReadmissionSample.Model) with { Id = null, People = ["601"] }));
        Assert.Equal("CLI002", Code(Options(ReadmissionSample.Model) with { Background = ReadmissionSample.Before }));
        Assert.Equal("CLI002", Code(Options(ReadmissionSample.Model) with { Interactions = true }));
        Assert.Equal("CLI002", Code(Options(ReadmissionSample.Model) with { Repeats = 0 }));
    }

    private string Train(string model)
    {
        var folder = Path.Combine(_folder, model);
        new TrainCapability().Run(new TrainOptions { Data = ReadmissionSample.Before, Outcome = "readmitted", Model = model, Id = "id", Features = ["site", "sex", "age", "stays", "marker"], Folds = 2, Out = folder }, new Progress<ProgressReport>(), CancellationToken.None);
        return folder;
    }

    private ExplainOptions Options(string model) => new() { Model = model, Data = ReadmissionSample.People, Id = "id", Repeats = 3, Out = Path.Combine(_folder, "out") };

    private static ExplainResult Run(ExplainOptions options) => new ExplainCapability().Run(options, new Progress<ProgressReport>(), CancellationToken.None);

    private static string Code(ExplainOptions options) => Assert.Throws<ProblemException>(() => Run(options)).Problem.Code;
}
