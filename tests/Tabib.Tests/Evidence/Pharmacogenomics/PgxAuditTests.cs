using System.Globalization;
using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Core.Statistics;
using Tabib.Evidence.Pharmacogenomics.Audit;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

public sealed class PgxAuditTests
{
    [Fact]
    public void Rates_are_of_those_they_are_said_of()
    {
        // Of 20 samples of A two have no call, one of the rest is ambiguous, two of the rest are indeterminate.
        var lines = Lines("a", 20, i => i < 2 ? Gene("notCalled", null, 0) : Gene("called", i < 4 ? "Indeterminate" : "Poor Metabolizer", i == 5 ? 2 : 1));
        var result = Audit(lines, Table(("a", 20, "A")));
        Assert.Equal((20, 18), Rate(result, "A", "called"));
        Assert.Equal((18, 1), Rate(result, "A", "ambiguous"));
        Assert.Equal((18, 2), Rate(result, "A", "indeterminate"));
        Assert.Equal((18, 16), Rate(result, "A", "phenotype", "Poor Metabolizer"));
        var called = result.Rows.Single(row => row.Measure == "called");
        Assert.Equal(WilsonInterval.Of95(18, 20), (called.Lower!.Value, called.Upper!.Value));
        Assert.Null(called.Test);
        Assert.NotNull(called.Reason);
    }

    [Fact]
    public void Groups_that_differ_are_flagged_and_equal_ones_are_not()
    {
        var lines = Lines("a", 200, i => Gene("called", i < 100 ? "Poor Metabolizer" : "Normal Metabolizer", 1)) + Lines("b", 200, i => Gene(i < 100 ? "called" : "noData", i < 100 ? "Normal Metabolizer" : null, 1));
        var result = Audit(lines, Table(("a", 200, "A"), ("b", 200, "B")));
        Assert.All(result.Rows.Where(row => row.Measure is "called" or "phenotype"), row => Assert.True(row.IsFlagged));
        Assert.Equal("chi-squared", result.Rows.First(row => row.Measure == "called").Test);
        // 200 of 200 against 100 of 200: the statistic is 400 (200 x 100 - 0 x 100)^2 / (200 x 200 x 300 x 100).
        Assert.Equal(ChiSquaredDistribution.LogUpperTail(400.0 * 20000 * 20000 / (200.0 * 200 * 300 * 100), 1), result.Rows.First(row => row.Measure == "called").LogP!.Value, 1e-9);
        Assert.All(result.Rows.Where(row => row.Measure == "ambiguous"), row => Assert.False(row.IsFlagged));
    }

    [Fact]
    public void Few_samples_are_compared_exactly()
    {
        var lines = Lines("a", 12, i => Gene(i < 11 ? "called" : "noData", "Poor Metabolizer", 1)) + Lines("b", 12, i => Gene(i < 5 ? "called" : "noData", "Poor Metabolizer", 1));
        var row = Audit(lines, Table(("a", 12, "A"), ("b", 12, "B"))).Rows.First(row => row.Measure == "called");
        Assert.Equal("fisher", row.Test);
        Assert.Equal(Math.Log(FisherExact.TwoSided(11, 1, 5, 7)), row.LogP!.Value, 1e-12);
    }

    [Fact]
    public void A_small_group_is_suppressed_and_takes_no_part_in_tests()
    {
        var lines = Lines("a", 30, _ => Gene("called", "Normal Metabolizer", 1)) + Lines("b", 9, _ => Gene("noData", null, 0));
        var result = Audit(lines, Table(("a", 30, "A"), ("b", 9, "B")));
        var small = Assert.Single(result.Rows, row => row.Group == "B");
        Assert.Equal(("suppressed", null, null), (small.Measure, small.All, small.Rate));
        Assert.Equal(0, result.Tests);
    }

    [Fact]
    public void The_order_of_samples_does_not_matter()
    {
        var lines = (Lines("a", 40, i => Gene(i % 3 == 0 ? "noData" : "called", i % 2 == 0 ? "X" : "Y", 1)) + Lines("b", 40, i => Gene("called", i % 4 == 0 ? "X" : "Y", 1))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var table = Table(("a", 40, "A"), ("b", 40, "B"));
        Assert.Equal(Audit(string.Join('\n', lines), table).Rows, Audit(string.Join('\n', lines.Reverse()), [table[0], .. table.Skip(1).Reverse()]).Rows);
    }

    [Theory]
    [InlineData("{\"sample\":\"a0\"}", "PGX051")]
    [InlineData("{\"sample\":\"a0\",\"genes\":{\"TPMT\":{\"status\":\"perhaps\"}}}", "PGX051")]
    [InlineData("{\"sample\":\"a0\",\"genes\":{\"TPMT\":{}}}", "PGX051")]
    [InlineData("{\"sample\":\"a0\",\"genes\":{}}}", "PGX051")]
    [InlineData("[]", "PGX051")]
    [InlineData("{\"sample\":\"a0\",\"genes\":{}}\n{\"sample\":\"a0\",\"genes\":{}}", "PGX052")]
    [InlineData("{\"sample\":\"other\",\"genes\":{}}", "PGX053")]
    public void Calls_that_cannot_be_used_are_refused(string lines, string code) =>
        Assert.Equal(code, Assert.Throws<ProblemException>(() => Audit(lines, Table(("a", 2, "A")))).Problem.Code);

    [Theory]
    [InlineData("IID")]
    [InlineData("NAME\tSITE")]
    [InlineData("#IID\tSITE\na\tX\ty")]
    [InlineData("#IID\tSITE\na\tX\na\tY")]
    [InlineData("#IID\tSITE\tSITE\na\tX\tY")]
    [InlineData("")]
    public void A_table_that_cannot_be_used_is_refused(string text) =>
        Assert.Equal("PGX050", Assert.Throws<ProblemException>(() => GroupTableReader.Read(text.Split('\n'), "groups.tsv")).Problem.Code);

    [Fact]
    public void A_table_may_have_families_and_unknown_groups()
    {
        var table = GroupTableReader.Read(["#FID IID SITE AGE", "f a Y old", "f b NA young", "f c X ."], "groups.tsv");
        Assert.Equal(["X", "Y"], table.Groups[0]);
        Assert.Equal([1, 0], table.Samples["a"]);
        Assert.Equal([-1, 1], table.Samples["b"]);
        Assert.Equal([0, -1], table.Samples["c"]);
    }

    private static PgxAuditResult Audit(string lines, string[] table) => PgxAudit.Run(new MemoryStream(Encoding.UTF8.GetBytes(lines)), "calls.jsonl", GroupTableReader.Read(table, "groups.tsv"), CancellationToken.None);

    private static (int, int) Rate(PgxAuditResult result, string group, string measure, string? phenotype = null)
    {
        var row = result.Rows.Single(row => row.Group == group && row.Measure == measure && row.Phenotype == phenotype);
        return (row.All!.Value, row.Count!.Value);
    }

    private static string Gene(string status, string? phenotype, int candidates) =>
        $"{{\"status\":\"{status}\",\"diplotypes\":[{string.Join(',', Enumerable.Repeat("{\"name\":\"*1/*1\"}", status == "called" ? candidates : 0))}],\"phenotype\":{(phenotype is null || status != "called" ? "null" : $"\"{phenotype}\"")}}}";

    private static string Lines(string prefix, int count, Func<int, string> gene) =>
        string.Concat(Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"sample\":\"{prefix}{i}\",\"genes\":{{\"TPMT\":{gene(i)}}}}}\n")));

    private static string[] Table(params (string Prefix, int Count, string Group)[] groups) =>
        ["#IID\tSITE", .. groups.SelectMany(group => Enumerable.Range(0, group.Count).Select(i => $"{group.Prefix}{i}\t{group.Group}"))];
}
