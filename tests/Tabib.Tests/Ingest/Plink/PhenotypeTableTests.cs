using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;

namespace Tabib.Tests.Ingest.Plink;

public sealed class PhenotypeTableTests
{
    [Fact]
    public void Missing_values_are_not_numbers_and_columns_are_taken_by_name()
    {
        var table = Read("##note\n#FID\tIID\tA\tB\tWORDS\nf\tp\t1.5\t-9\tred\nf\tq\tNA\t2\tblue\n", ["B", "A"]);
        Assert.Equal(["B", "A"], table.Names);
        Assert.Equal([double.NaN, 2], table.Column("B"));
        Assert.Equal([1.5, double.NaN], table.Column("A"));
        Assert.Equal((1, "p", "f"), (table.MissingCodes, table.Ids[0], table.FamilyIds![0]));
    }

    [Fact]
    public void A_blank_header_is_refused() => Assert.Equal("ASC001", Assert.Throws<ProblemException>(() => Read(" \nIID\tA\n", null)).Problem.Code);

    [Theory]
    [InlineData("", "ASC001", 1)]
    [InlineData("ID\tA\np\t1\n", "ASC001", 1)]
    [InlineData("IID\tA\tA\np\t1\t1\n", "ASC001", 1)]
    [InlineData("IID\tA\np\n", "ASC002", 2)]
    [InlineData("IID\tA\np\t1\t2\n", "ASC002", 2)]
    [InlineData("IID\tA\np\t1\nq\tred\n", "ASC003", 3)]
    [InlineData("IID\tA\np\tinf\n", "ASC003", 2)]
    [InlineData("IID\tA\np\t1\nq\t2\np\t1\n", "ASC004", 4)]
    public void What_cannot_be_read_is_refused_with_its_line(string text, string code, int line)
    {
        var fault = Assert.Throws<ProblemException>(() => Read(text, null));
        Assert.Equal((code, line), (fault.Problem.Code, fault.Problem.Location.Line));
    }

    private static PhenotypeTable Read(string text, IReadOnlyList<string>? columns) => PhenotypeTableReader.Read(new PlinkTextLines("t.tsv", new MemoryStream(Encoding.UTF8.GetBytes(text))), columns);
}
