using Tabib.App.Capabilities;
using Tabib.App.Survival;
using Tabib.Core.Outcomes;

namespace Tabib.Tests.App.Survival;

public sealed class SurvivalFitTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-survival-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Rows_without_a_value_are_left_out_and_counted()
    {
        var result = Run("t,e,x,g\n5,1,1,a\n6,0,NA,b\n7,1,0,b\n8,1,1,a\n9,0,0,\n4,1,2,b\n3,0,1,a\n", "x", "g");
        Assert.Equal(5, result.Rows);
        Assert.Equal(new Dictionary<string, int> { ["x"] = 1, ["g"] = 1 }, result.LeftOut);
        Assert.Equal(["x", "g=b"], result.Terms.Select(term => term.Term));
    }

    [Fact]
    public void Two_is_the_event_of_one_and_two_and_that_is_told()
    {
        var result = Run("t,e,x\n5,2,1\n6,1,2\n7,2,0\n8,1,1\n9,2,3\n", "x");
        Assert.Equal(3, result.Events);
        Assert.Contains(result.Notes, note => note.Contains("2 is taken for the outcome", StringComparison.Ordinal));
    }

    [Fact]
    public void A_coefficient_that_may_be_infinite_has_no_interval()
    {
        var result = Run("t,e,x\n1,1,1\n2,1,1\n3,1,1\n4,0,0\n5,0,0\n6,0,0\n", "x");
        Assert.Null(result.Terms[0].HazardRatio);
        Assert.Null(result.Terms[0].P);
        Assert.NotNull(result.Terms[0].Note);
    }

    [Fact]
    public void Constant_and_collinear_covariates_have_no_estimate()
    {
        var result = Run("t,e,x,y,c\n5,1,1,2,7\n6,0,2,4,7\n7,1,0,0,7\n8,1,1,2,7\n9,0,3,6,7\n4,1,2,4,7\n", "x", "y", "c");
        Assert.NotNull(result.Terms[0].Coefficient);
        Assert.Equal([null, null], result.Terms.Skip(1).Select(term => term.Coefficient));
    }

    [Theory]
    [InlineData("SRV006", "t,e,x\n5,1,inf\n6,0,3\n7,1,2\n8,0,5\n")]
    [InlineData("SRV006", "t,e,x\n5,1,<5\n6,0,3\n7,1,2\n8,0,5\n")]
    [InlineData("SRV001", "t,e,x\n5,1,NA\n6,NA,1\n")]
    [InlineData("DAT005", "t,e,x\n5,1,1\n6,3,2\n7,0,2\n")]
    [InlineData("SRV003", "t,e,x\n5,1,1\n-6,0,2\n")]
    [InlineData("DAT006", "t,e,x\n2024-01-01,1,1\n2024-05-01,0,2\n")]
    [InlineData("DAT006", "t,e,x\n5,1,1\nsix,0,2\n")]
    [InlineData("SRV007", "t,e,x\n5,0,1\n6,0,2\n")]
    public void What_no_model_can_use_is_told(string code, string table) => Assert.Equal(code, Assert.Throws<ProblemException>(() => Run(table, "x")).Problem.Code);

    [Fact]
    public void A_weight_that_is_not_above_zero_is_told() => Assert.Equal("SRV004", Assert.Throws<ProblemException>(() => Fit(new SurvivalFitOptions { Data = Write("t,e,x,w\n5,1,1,1\n6,0,2,0\n"), Time = "t", Event = "e", Terms = ["x"], Weights = "w" })).Problem.Code);

    [Fact]
    public void Text_of_many_values_is_no_covariate() => Assert.Equal("SRV005", Assert.Throws<ProblemException>(() => Run("t,e,x\n" + string.Concat(Enumerable.Range(1, 60).Select(row => $"{row},1,name{row}\n")), "x")).Problem.Code);

    [Theory]
    [InlineData("--ties")]
    [InlineData("--model")]
    [InlineData("--cause")]
    [InlineData("--terms")]
    public void Options_that_do_not_go_together_are_usage(string option)
    {
        var options = new SurvivalFitOptions { Data = Write("t,e,x\n5,1,1\n6,0,2\n"), Time = "t", Event = "e", Terms = ["x"] };
        options = option switch
        {
            "--ties" => options with { Ties = "efrom" },
            "--model" => options with { Model = "weibull" },
            "--cause" => options with { Model = "fine-gray" },
            _ => options with { Terms = [] },
        };
        Assert.Equal(ProblemKind.Usage, Assert.Throws<ProblemException>(() => Fit(options)).Kind);
    }

    [Fact]
    public void Competing_events_have_incidences_and_no_survival_curve()
    {
        var result = Fit(new SurvivalFitOptions { Data = Write("t,e,x\n1,a,1\n2,b,2\n3,0,1\n4,a,0\n"), Time = "t", Event = "e", Cause = "a", Curves = true });
        Assert.Equal(["incidence of a", "incidence of b"], result.Curves.Select(curve => curve.Curve));
        Assert.Equal([0.25, 0.25, 0.75], result.Curves[0].Values);
        Assert.Equal([0, 0.25, 0.25], result.Curves[1].Values);
    }

    private SurvivalFitResult Run(string table, params string[] terms) => Fit(new SurvivalFitOptions { Data = Write(table), Time = "t", Event = "e", Terms = terms });

    private static SurvivalFitResult Fit(SurvivalFitOptions options) => new SurvivalFitCapability().Run(options, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "table.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
