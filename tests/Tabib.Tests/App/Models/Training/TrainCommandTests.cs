using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Models.Training;
using Tabib.Core.Outcomes;

namespace Tabib.Tests.App.Models.Training;

/// <summary>Tables that give no model, or one that must be told of.</summary>
public sealed class TrainCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-train-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("logistic")]
    [InlineData("elastic-net")]
    [InlineData("gbdt")]
    public void One_class_only(string model) => Assert.Equal("MOD012", Code("y,x\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"0,{row * 7 % 11}\n")), model, folds: 0));

    [Theory]
    [InlineData("logistic")]
    [InlineData("elastic-net")]
    [InlineData("gbdt")]
    public void No_feature_that_varies(string model) => Assert.Equal("MOD011", Code("y,x\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{row % 2},3\n")), model));

    [Fact]
    public void A_feature_that_tells_the_outcome_is_a_leak() => Assert.Equal("MOD021", Code("y,x,z\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row % 2},{((row % 2) * 10) + (row % 3)},{row * 7 % 11}\n")), "logistic"));

    [Fact]
    public void Separation_has_no_coefficients() => Assert.Equal("MOD013", Code("y,x,z\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row % 2},{((row % 2) * 10) + (row % 3)},{row * 7 % 11}\n")), "logistic", folds: 0, accept: true));

    /// <summary>One such cell turned a column of numbers into a category of as many levels.</summary>
    [Theory]
    [InlineData("inf", "MOD018")]
    [InlineData("?", "MOD018")]
    [InlineData("<5", "MOD018")]
    [InlineData("1e999", "DAT004")]
    public void Numbers_that_are_none(string cell, string code) => Assert.Equal(code, Code($"y,x\n1,{cell}\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{row % 2},{row * 7 % 11}\n")), "logistic"));

    [Fact]
    public void Dates_are_no_numbers() => Assert.NotEqual("", Code("y,x\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row % 2},2026-0{1 + (row % 9)}-{10 + (row % 18)}\n")), "logistic"));

    [Fact]
    public void A_person_on_both_sides_of_a_split() => Assert.Equal("MOD025", Code("id,y,x,test\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row / 2},{row / 2 % 2},{row * 7 % 11},{row % 2}\n")), "logistic", options => options with { Id = "id", Split = "column:test", Exclude = ["test"] }));

    [Theory]
    [InlineData("logistic")]
    [InlineData("gbdt")]
    public void Five_rows_have_no_folds(string model) => Assert.Equal("MOD014", Code("y,x\n1,1\n0,2\n0,3\n0,1\n0,2\n", model));

    /// <summary>Collinear and constant columns have no estimate, and the model says so; nothing written is NaN.</summary>
    [Fact]
    public void Collinear_columns_are_told()
    {
        var result = Run("y,a,b,c\n" + string.Concat(Enumerable.Range(0, 200).Select(row => string.Create(CultureInfo.InvariantCulture, $"{(row * 7919 % 13 > 6 ? 1 : 0)},{row * 31 % 17},{row * 31 % 17 * 2},5\n"))), "logistic");
        Assert.Contains(result.Terms, term => term is { Name: "b", Coefficient: null, LeftOut: not null });
        Assert.All(Directory.GetFiles(Path.Combine(_folder, "out")), file => Assert.DoesNotContain("NaN", File.ReadAllText(file), StringComparison.Ordinal));
    }

    /// <summary>A group in which nobody has the outcome has no area, and says why.</summary>
    [Fact]
    public void A_group_without_outcomes_is_told()
    {
        var result = Run("y,x,g\n" + string.Concat(Enumerable.Range(0, 300).Select(row => $"{(row % 3 == 0 || row * 7919 % 13 <= 6 ? 0 : 1)},{row * 31 % 17},{(row % 3 == 0 ? "none" : "some")}\n")), "elastic-net", options => options with { Features = ["x"], Groups = ["g"] });
        Assert.NotEmpty(result.Card.Subgroups);
        Assert.DoesNotContain("NaN", File.ReadAllText(Path.Combine(_folder, "out", "card.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_output_is_left_where_training_fails()
    {
        Code("y,x\n1,1\n0,2\n0,3\n0,1\n0,2\n", "logistic");
        Assert.False(File.Exists(Path.Combine(_folder, "out", "model.json")));
    }

    [Fact]
    public void A_workspace_that_is_none_is_told_before_training()
    {
        Assert.Equal("JRN023", Code("y,x\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{row % 2},{row * 7 % 11}\n")), "logistic", options => options with { Workspace = Path.Combine(_folder, "workspace") }));
        Assert.False(Directory.Exists(Path.Combine(_folder, "out")));
    }

    private string Code(string table, string model, int? folds = null, bool accept = false) => Code(table, model, options => options with { Folds = folds, AcceptLeaks = accept });

    private string Code(string table, string model, Func<TrainOptions, TrainOptions> change) => Assert.Throws<ProblemException>(() => Run(table, model, change)).Problem.Code;

    private TrainResult Run(string table, string model, Func<TrainOptions, TrainOptions>? change = null)
    {
        var data = Path.Combine(_folder, "data.csv");
        File.WriteAllText(data, table);
        var options = new TrainOptions { Data = data, Model = model, Outcome = "y", Out = Path.Combine(_folder, "out") };
        return new TrainCapability().Run(change is null ? options : change(options), new Progress<ProgressReport>(), CancellationToken.None);
    }
}
