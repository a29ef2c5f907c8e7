using Tabib.App.Tables;
using Tabib.Core.Outcomes;
using Tabib.Record.Cohorts;

namespace Tabib.Tests.App.Tables;

public sealed class TableColumnsTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("0,1,NA,1", null, new[] { 0, 1, double.NaN, 1 })]
    [InlineData("false,true,,true", null, new[] { 0, 1, double.NaN, 1 })]
    [InlineData("1,2,2,NA", null, new[] { 0, 1, 1, double.NaN })]
    [InlineData("dead,alive,NA,dead", "dead", new[] { 1, 0, double.NaN, 1 })]
    [InlineData("0,3,1,NA", "3", new[] { 0, 1, 0, double.NaN })]
    public void An_outcome_is_one_zero_or_missing(string values, string? positive, double[] expected)
    {
        Assert.Equal(expected, Read(values).Outcome("y", positive, []));
    }

    [Theory]
    [InlineData("1,2,3", null, "DAT005")]
    [InlineData("dead,alive,NA", null, "DAT005")]
    [InlineData("dead,alive,NA", "Dead", "DAT005")]
    public void An_outcome_that_cannot_be_told_is_refused(string values, string? positive, string code)
    {
        var columns = Read(values);
        Assert.Equal(code, Assert.Throws<ProblemException>(() => columns.Outcome("y", positive, [])).Problem.Code);
    }

    [Theory]
    [InlineData("one,2")]
    [InlineData("2024-01-01,2024-02-01")]
    public void Text_and_dates_are_no_numbers(string values)
    {
        var columns = Read(values);
        Assert.Equal("DAT006", Assert.Throws<ProblemException>(() => columns.Numbers("y")).Problem.Code);
    }

    [Fact]
    public void Two_taken_for_the_outcome_is_said()
    {
        var notes = new List<string>();
        Read("1,2").Outcome("y", null, notes);
        Assert.Single(notes);
    }

    [Fact]
    public void A_missing_value_is_a_group_of_its_own()
    {
        var groups = Read("b,NA,a,b").Groups(["y", "n"]);
        Assert.Equal(["y=(missing), n=1", "y=a, n=1", "y=b, n=1"], groups.Names);
        Assert.Equal([2, 0, 1, 2], groups.Of);
    }

    private TableColumns Read(string values)
    {
        File.WriteAllText(_path, "y,n\n" + string.Concat(values.Split(',').Select(value => value + ",1\n")));
        return new TableColumns(DataTable.Read(_path, ["y", "n"]));
    }
}
