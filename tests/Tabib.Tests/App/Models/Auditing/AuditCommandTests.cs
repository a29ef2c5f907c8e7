using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Models.Auditing;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Fairness;

namespace Tabib.Tests.App.Models.Auditing;

public sealed class AuditCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-audit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("FAI002", "p,y,g\nNA,1,A\n,0,B\n")]
    [InlineData("FAI002", "p,y,g\n0.5,,A\n0.4,,B\n")]
    [InlineData("FAI002", "p,y,g\n")]
    [InlineData("DAT006", "p,y,g\ninfinite,1,A\n0.2,0,B\n")]
    [InlineData("DAT006", "p,y,g\nhigh,1,A\n0.2,0,B\n")]
    [InlineData("DAT006", "p,y,g\n2024-01-05,1,A\n2024-01-06,0,B\n")]
    [InlineData("DAT005", "p,y,g\n0.5,ill,A\n0.2,well,B\n")]
    [InlineData("DAT002", "p,y,h\n0.5,1,A\n")]
    [InlineData("FAI006", "p,y,g\n5,1,A\n0.2,0,B\n")]
    [InlineData("FAI001", "p,y,g\n0.5,1,2024-01-05\n0.2,0,2024-02-05\n")]
    [InlineData("INP001", null)]
    public void What_cannot_be_audited_is_told(string code, string? table) => Assert.Equal(code, Assert.Throws<ProblemException>(() => Run(table)).Problem.Code);

    [Fact]
    public void A_column_of_many_values_forms_no_groups() =>
        Assert.Equal("FAI001", Assert.Throws<ProblemException>(() => Run("p,y,g\n" + string.Concat(Enumerable.Range(1, 60).Select(row => $"0.5,{row % 2},name{row}\n")))).Problem.Code);

    [Fact]
    public void A_reference_that_nobody_has_is_told() => Assert.Equal("FAI004", Assert.Throws<ProblemException>(() => Run("p,y,g\n0.5,1,A\n0.2,0,B\n", options => options with { Reference = ["g=Z"] })).Problem.Code);

    [Fact]
    public void Too_many_combinations_are_told() =>
        Assert.Equal("FAI005", Assert.Throws<ProblemException>(() => Run("p,y,g,h\n" + string.Concat(Enumerable.Range(0, 1600).Select(row => $"0.5,{row % 2},g{row / 40},h{row % 40}\n")), options => options with { Groups = ["g,h"] })).Problem.Code);

    [Fact]
    public void A_choice_that_is_neither_is_told() => Assert.Equal("FAI003", Assert.Throws<ProblemException>(() => Run("p,y,g,d\n0.5,1,A,1\n0.2,0,B,2\n", options => options with { Decision = "d" })).Problem.Code);

    [Theory]
    [InlineData("--top")]
    [InlineData("--groups")]
    [InlineData("--reference")]
    [InlineData("--replicates")]
    public void Options_that_contradict_are_told(string option)
    {
        var error = Assert.Throws<ProblemException>(() => Run("p,y,g\n0.5,1,A\n", options => option switch
        {
            "--top" => options with { Top = 0.1, Threshold = 0.5 },
            "--groups" => options with { Groups = ["y"] },
            "--reference" => options with { Reference = ["A"] },
            _ => options with { Replicates = 3 },
        }));
        Assert.Equal(("CLI002", option), (error.Problem.Code, error.Problem.Location!.Path));
    }

    /// <summary>Tables that are poor but can be read: every number is there or its reason is, in all files.</summary>
    [Theory]
    [InlineData("one class", "p,y,g\n0.5,1,A\n0.6,1,A\n0.2,1,B\n0.9,1,B\n0.4,1,B\n")]
    [InlineData("all ties", "p,y,g\n0.5,1,A\n0.5,0,A\n0.5,1,B\n0.5,0,B\n0.5,0,B\n")]
    [InlineData("outside", "p,y,g\n1.2,1,A\n0.5,0,A\n-0.3,1,B\n0.5,0,B\n0.5,0,B\n")]
    [InlineData("no positives in B", "p,y,g\n0.5,1,A\n0.7,0,A\n0.2,0,B\n0.9,0,B\n0.4,0,B\n")]
    [InlineData("certain", "p,y,g\n0,0,A\n1,1,A\n0,1,B\n1,0,B\n0.4,0,B\n")]
    [InlineData("one row", "p,y,g\n0.5,1,A\n")]
    [InlineData("one group", "p,y,g\n0.5,1,A\n0.4,0,A\n0.3,0,A\n0.7,1,A\n")]
    [InlineData("missing groups", "p,y,g\n0.5,1,\n0.4,0,\n0.3,0,A\n0.7,1,A\n")]
    [InlineData("missing values", "p,y,g\n0.5,,A\nNaN,0,A\n0.3,0,B\n0.7,1,B\n")]
    public void A_poor_table_has_no_number_without_ground(string name, string table)
    {
        foreach (var below in new[] { 0, 5 })
        {
            var report = Run(table, options => options with { Threshold = 0.5, SuppressBelow = below, Proxy = ["p2"], Replicates = 200 }, $"p2,{table}");
            var json = File.ReadAllText(Path.Combine(_folder, "out", "audit.json"));
            using (JsonDocument.Parse(json)) Assert.DoesNotContain("NaN", json, StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", json, StringComparison.Ordinal);
            foreach (var page in new[] { "audit.html", "proxy.html" }) Assert.DoesNotContain("not a number", File.ReadAllText(Path.Combine(_folder, "out", page)), StringComparison.Ordinal);
            foreach (var group in report.Scores[0].Result!.Groups) Assert.All(group.Rates, rate => Assert.True(rate.Value is null != (rate.CannotSay is null), $"{name}, {group.Group}: {rate}"));
            Assert.All(report.Scores[0].Result!.Gaps, gap => Assert.True(gap.Difference is null != (gap.CannotSay is null), $"{name}: {gap}"));
            Assert.NotEmpty(report.Verdict);
        }
    }

    [Fact]
    public void One_class_alone_has_no_area_and_says_so()
    {
        var result = Run("p,y,g\n0.5,1,A\n0.6,1,A\n0.2,1,B\n0.9,1,B\n0.4,1,B\n", options => options with { SuppressBelow = 0 }).Scores[0].Result!;
        Assert.All(result.Groups, group => Assert.Equal((null, "one outcome alone occurs"), (group.Area!.Value, group.Area.CannotSay)));
        Assert.All(result.Groups, group => Assert.Null(group[DecisionRate.FalsePositiveRate].Value));
        Assert.Contains(result.Notes, note => note.StartsWith("One outcome alone", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_that_lack_something_are_left_out_and_counted()
    {
        var report = Run("p,y,g\n0.5,,A\nNaN,0,A\n0.3,0,B\n0.7,1,\n", options => options with { SuppressBelow = 0 });
        Assert.Equal((1, 1, 2), (report.Scores[0].WithoutOutcome, report.Scores[0].WithoutScore, report.Scores[0].Result!.People));
        Assert.Contains(report.Notes, note => note.Contains("they form the group 'missing'", StringComparison.Ordinal));
    }

    [Fact]
    public void Ties_at_the_cut_are_told()
    {
        var result = Run("p,y,g\n0.9,1,A\n0.5,1,A\n0.5,0,B\n0.5,0,B\n0.1,0,B\n", options => options with { Top = 0.4, SuppressBelow = 0 }).Scores[0].Result!;
        Assert.Equal((2L, 3, 1), (result.Decision.Selected, result.Decision.TiedAtCut!.Value, result.Decision.TiedSelected!.Value));
        Assert.Contains(result.Notes, note => note.Contains("the order of rows decided", StringComparison.Ordinal));
    }

    [Fact]
    public void The_hash_told_is_that_of_the_numbers()
    {
        Run("p,y,g\n0.9,1,A\n0.5,1,A\n0.5,0,B\n");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder, "out", "audit.json"))));
        Assert.Contains(hash, File.ReadAllText(Path.Combine(_folder, "out", "audit.html")), StringComparison.Ordinal);
        Assert.Contains(hash, File.ReadAllText(Path.Combine(_folder, "out", "audit.run.json")), StringComparison.Ordinal);
    }

    private AuditReport Run(string? table, Func<AuditOptions, AuditOptions>? change = null, string? withProxy = null)
    {
        var path = Path.Combine(_folder, "people.csv");
        if (withProxy is not null) table = string.Join('\n', withProxy.Split('\n').Select((line, row) => row == 0 || line.Length == 0 ? line : $"{row},{line}"));
        if (table is not null) File.WriteAllText(path, table);
        var options = new AuditOptions { Predictions = path, Score = ["p"], Outcome = "y", Groups = ["g"], Out = Path.Combine(_folder, "out") };
        return new AuditCapability().Run(change is null ? options : change(options), new Progress<ProgressReport>(), TestContext.Current.CancellationToken).Report;
    }
}
