using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Models.Predicting;
using Tabib.App.Models.Training;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Prediction;
using Tabib.Record.Cohorts;
using PredictOptions = Tabib.App.Models.Predicting.PredictOptions;

namespace Tabib.Tests.App.Models.Predicting;

public sealed class PredictCommandTests : IDisposable
{
    private static readonly string[] Person = ["site=North", "sex=female", "age=71", "stays=2", "marker=1.4"];

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-predict-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>By hand from the coefficients in model.json.</summary>
    [Fact]
    public void One_person_by_hand()
    {
        var model = ModelDirectory.Load(ReadmissionSample.Model);
        double Of(string term) => model.Terms.Single(one => one.Name == term).Coefficient!.Value;
        var logit = model.Intercept + Of("site=North") + (71 * Of("age")) + (2 * Of("stays")) + (1.4 * Of("marker"));
        var person = Assert.Single(Run(With(Person)).People);
        Assert.Equal(1 / (1 + Math.Exp(-logit)), person.Risk!.Value, 12);
        Assert.Equal(logit, person.LinearPredictor!.Value, 12);
    }

    /// <summary>The nearest held-out people counted one by one.</summary>
    [Fact]
    public void People_like_this_one_by_brute_force()
    {
        var person = Assert.Single(Run(With(Person)).People);
        var table = DataTable.Read(Path.Combine(ReadmissionSample.Model, "predictions.csv"), ["outcome", "prediction"]);
        var (risks, outcomes) = (table["prediction"].Numbers, table["outcome"].Numbers);
        var farthest = risks.Select(risk => Math.Abs(risk - person.Risk!.Value)).Order().ElementAt(99);
        int[] rows = [.. Enumerable.Range(0, risks.Length).Where(row => Math.Abs(risks[row] - person.Risk!.Value) <= farthest)];
        Assert.Equal(rows.Length, person.Like!.People);
        Assert.Equal(rows.Average(row => outcomes[row]), person.Like.Observed!.Value, 12);
        Assert.Equal(rows.Min(row => risks[row]), person.Like.From!.Value);
        Assert.Equal(rows.Max(row => risks[row]), person.Like.To!.Value);
        Assert.InRange(person.Like.Observed.Value, person.Like.Lower!.Value, person.Like.Upper!.Value);
    }

    [Fact]
    public void A_table_has_the_same_risks_as_its_people_alone()
    {
        var path = Path.Combine(_folder, "risks.csv");
        var result = Run(new PredictOptions { Model = ReadmissionSample.Model, Data = ReadmissionSample.People, Id = "id", Out = path });
        Assert.Equal(600, result.Predicted);
        Assert.Empty(result.People);
        var lines = File.ReadAllLines(path);
        Assert.Equal("id,risk,linear_predictor,reason,notes,like_n,like_from,like_to,like_observed,like_low,like_high", lines[0]);
        var first = lines[1].Split(',');
        var alone = Assert.Single(Run(With("site=South", "sex=male", "age=73", "stays=1", "marker=-1.89")).People);
        Assert.Equal(("D1", alone.Risk!.Value), (first[0], double.Parse(first[1], CultureInfo.InvariantCulture)));
        Assert.True(File.Exists(path + ".run.json"));
    }

    [Theory]
    [InlineData("age", "cannot say: age missing")]
    [InlineData("age=999", "cannot say: age is 999, outside 28 to 103 of training by more than its width")]
    [InlineData("site=Elsewhere", "cannot say: site is Elsewhere, outside Hill, North, South")]
    public void No_risk_and_why(string change, string reason)
    {
        var name = change.Split('=')[0];
        string[] given = [.. Person.Where(pair => !pair.StartsWith(name + "=", StringComparison.Ordinal)), .. change.Contains('=', StringComparison.Ordinal) ? [change] : Array.Empty<string>()];
        var result = Run(With(given));
        var person = Assert.Single(result.People);
        Assert.Equal((null, reason, null), (person.Risk, person.Reason, person.Like));
        Assert.Equal(1, new PredictCapability().ExitCode((object)result));
    }

    /// <summary>Training missed the marker in some: a person without it has a risk, and it is told.</summary>
    [Fact]
    public void An_input_that_training_missed_may_be_missing() => Assert.Equal(["marker"], Assert.Single(Run(With(Person[..^1])).People).Imputed);

    [Fact]
    public void Nobody_is_like_a_person_beyond_all_of_validation()
    {
        var person = Assert.Single(Run(With("site=Hill", "sex=female", "age=103", "stays=9", "marker=4.5")).People);
        Assert.Null(person.Like!.Observed);
        Assert.Contains("had a risk as high", person.Like.CannotSay, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ag=3")]
    [InlineData("age")]
    [InlineData("age=old")]
    [InlineData("age=Infinity")]
    public void An_input_that_is_none(string given) => Assert.Equal("CLI002", Code(With(given)));

    [Fact]
    public void Options_that_say_nothing_together()
    {
        Assert.Equal("CLI002", Code(new PredictOptions { Model = ReadmissionSample.Model }));
        Assert.Equal("CLI002", Code(With(Person) with { Horizon = 3 }));
        Assert.Equal("CLI002", Code(With(Person) with { Id = "id" }));
        Assert.Equal("CLI002", Code(With("age=3", "age=4")));
    }

    [Theory]
    [InlineData("model.json", "MOD001")]
    [InlineData("card.json", "MOD026")]
    public void A_folder_that_lacks_a_file(string name, string code)
    {
        var folder = ReadmissionSample.CopyTo(Path.Combine(_folder, "copy"));
        File.Delete(Path.Combine(folder, name));
        Assert.Equal(code, Code(With(Person) with { Model = folder }));
    }

    [Fact]
    public void Predictions_of_another_model_are_not_used()
    {
        var folder = ReadmissionSample.CopyTo(Path.Combine(_folder, "copy"));
        File.AppendAllText(Path.Combine(folder, "predictions.csv"), "501,D501,1,1,South,female,0.99\n");
        Assert.Equal("MOD029", Code(With(Person) with { Model = folder }));
        File.Delete(Path.Combine(folder, "predictions.csv"));
        Assert.Contains("not in the model's folder", Assert.Single(Run(With(Person) with { Model = folder }).People).Like!.CannotSay, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_an_input_or_without_rows()
    {
        var data = Path.Combine(_folder, "data.csv");
        File.WriteAllText(data, "site,sex,age\nNorth,male,50\n");
        Assert.Equal("DAT002", Code(new PredictOptions { Model = ReadmissionSample.Model, Data = data }));
        File.WriteAllText(data, "site,sex,age,stays,marker\n");
        Assert.Equal("MOD016", Code(new PredictOptions { Model = ReadmissionSample.Model, Data = data }));
        Assert.Equal("INP001", Code(new PredictOptions { Model = ReadmissionSample.Model, Data = data + "x" }));
    }

    /// <summary>Counted among what was put in for a person were inputs of people who got no risk for want of them.</summary>
    [Fact]
    public void What_stopped_a_person_is_counted_once()
    {
        var data = Path.Combine(_folder, "data.csv");
        File.WriteAllText(data, "site,sex,age,stays,marker\nNorth,male,50,1,\nNorth,male,,1,\n");
        var result = Run(new PredictOptions { Model = ReadmissionSample.Model, Data = data });
        Assert.Equal((2, 1), (result.Rows, result.Predicted));
        Assert.Equal([("age missing", 1)], result.Refused.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([("marker", 1)], result.Imputed.Select(pair => (pair.Key, pair.Value)));
    }

    /// <summary>Held-out risks are those before calibration; beside a calibrated risk they are told calibrated.</summary>
    [Theory]
    [InlineData("platt")]
    [InlineData("isotonic")]
    public void Risks_of_people_alike_are_calibrated_as_the_persons(string how)
    {
        var folder = Path.Combine(_folder, how);
        new TrainCapability().Run(new TrainOptions { Data = ReadmissionSample.Before, Outcome = "readmitted", Model = "gbdt", Calibrate = how, Features = ["age", "stays", "marker"], Out = folder }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        var people = Run(new PredictOptions { Model = folder, Data = ReadmissionSample.People }).People.Where(person => person.Like?.Observed is not null).ToList();
        Assert.NotEmpty(people);
        Assert.All(people, person => Assert.InRange(person.Risk!.Value, person.Like!.From!.Value - 1e-12, person.Like.To!.Value + 1e-12));
    }

    /// <summary>Risks by an earlier horizon are lower, and nothing is said beyond follow-up.</summary>
    [Fact]
    public void Times_have_a_horizon()
    {
        var folder = Path.Combine(_folder, "cox");
        new TrainCapability().Run(new TrainOptions { Data = ReadmissionSample.Followed, Time = "days", Event = "died", Model = "cox", Features = ["age", "sex", "marker"], Horizon = 365, Out = folder }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        var person = new PredictOptions { Model = folder, With = ["age=60", "sex=male", "marker=0.2"] };
        var (late, early) = (Assert.Single(Run(person).People), Assert.Single(Run(person with { Horizon = 100 }).People));
        Assert.True(early.Risk < late.Risk);
        Assert.True(early.Like!.Observed < late.Like!.Observed);
        Assert.InRange(late.Risk!.Value, 0, 1);
        Assert.Equal("CLI002", Code(person with { Horizon = 1e6 }));
    }

    private static PredictOptions With(params string[] given) => new() { Model = ReadmissionSample.Model, With = given };

    private static PredictResult Run(PredictOptions options) => new PredictCapability().Run(options, new Progress<ProgressReport>(), CancellationToken.None);

    private static string Code(PredictOptions options) => Assert.Throws<ProblemException>(() => Run(options)).Problem.Code;
}
