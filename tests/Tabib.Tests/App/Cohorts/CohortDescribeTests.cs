using Tabib.App.Capabilities;
using Tabib.App.Cohorts;
using Tabib.Core.Outcomes;
using Tabib.Record.Cohorts;

namespace Tabib.Tests.App.Cohorts;

public sealed class CohortDescribeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-describe-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Numbers_have_mean_deviation_quartiles_and_a_standardised_difference()
    {
        var row = Assert.Single(Describe("g,x\na,1\na,2\na,4\nb,5\nb,NA\nb,7\n").Rows);
        Assert.Equal((3, 0, 7.0 / 3, 2, 1.5, 3), (row.Cells[0].Values, row.Cells[0].Missing, row.Cells[0].Mean, row.Cells[0].Median, row.Cells[0].LowerQuartile, row.Cells[0].UpperQuartile));
        Assert.Equal((2, 1, 6.0), (row.Cells[1].Values, row.Cells[1].Missing, row.Cells[1].Mean));
        // Variances 7/3 and 2.
        Assert.Equal((6 - (7.0 / 3)) / Math.Sqrt(((7.0 / 3) + 2) / 2), row.Difference!.Value, 1e-12);
    }

    [Fact]
    public void Ones_and_zeros_are_shares()
    {
        var row = Assert.Single(Describe("g,x\na,1\na,0\na,0\na,0\nb,1\nb,1\nb,0\nb,NA\n").Rows);
        Assert.Equal((1L, 0.25, 2L, 2.0 / 3), (row.Cells[0].Count, row.Cells[0].Share, row.Cells[1].Count, row.Cells[1].Share));
        Assert.Equal(((2.0 / 3) - 0.25) / Math.Sqrt(((0.25 * 0.75) + (2.0 / 9)) / 2), row.Difference!.Value, 1e-12);
    }

    [Fact]
    public void Of_several_categories_the_difference_is_one_number()
    {
        var rows = Describe("g,x\na,p\na,q\na,r\na,r\nb,p\nb,p\nb,q\nb,r\n").Rows;
        Assert.Equal(["p", "q", "r"], rows.Select(row => row.Level));
        // Shares (.25 .25 .5) and (.5 .25 .25): T = (-.25, 0), S = [[.21875, -.09375], [-.09375, .1875]], T' S^-1 T = .0625 * .1875 / (.21875 * .1875 - .09375^2).
        Assert.Equal(Math.Sqrt(0.0625 * 0.1875 / ((0.21875 * 0.1875) - (0.09375 * 0.09375))), rows[0].Difference!.Value, 1e-12);
        Assert.Null(rows[1].Difference);
    }

    [Theory]
    [InlineData("g,x\na,1\nb,2\nb,3\n")]
    [InlineData("g,x\na,p\na,p\nb,q\nb,q\n")]
    [InlineData("g,x\na,1\na,2\nb,NA\nb,NA\n")]
    public void A_difference_that_cannot_be_told_says_why(string table)
    {
        var row = Describe(table).Rows[0];
        Assert.Null(row.Difference);
        Assert.NotNull(row.Note);
    }

    [Fact]
    public void The_largest_of_all_pairs_is_not_told_where_one_of_them_is_not() => Assert.Null(Describe("g,x\na,0\na,0\nb,1\nb,1\nc,0\nc,1\n").Rows[0].Difference);

    [Theory]
    [InlineData("DAT002", "g,x\na,1\n", "h")]
    [InlineData("COH011", "g,x\n", "g")]
    public void What_cannot_be_described_is_told(string code, string table, string by) => Assert.Equal(code, Assert.Throws<ProblemException>(() => Describe(table, by)).Problem.Code);

    [Fact]
    public void A_table_and_a_definition_do_not_go_together() => Assert.Equal(ProblemKind.Usage, Assert.Throws<ProblemException>(() => new CohortDescribeCapability().Run(new CohortDescribeOptions { Definition = "x", Data = "y" }, new Progress<ProgressReport>(), CancellationToken.None)).Kind);

    private CohortSummary Describe(string table, string by = "g")
    {
        var path = Path.Combine(_folder, "table.csv");
        File.WriteAllText(path, table);
        return new CohortDescribeCapability().Run(new CohortDescribeOptions { Data = path, By = [by], Columns = by == "g" ? ["x"] : [] }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken).Summary;
    }
}
