using Tabib.Core.Outcomes;
using Tabib.Record.Cohorts;

namespace Tabib.Tests.Record.Cohorts;

public sealed class DataTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-table-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Columns_have_their_kinds_and_missing_values_are_missing()
    {
        var table = DataTable.Read(Write("n,text,day,flag\n1,a,2024-01-02,true\nNA,,2024-01-03,false\n2.5,\"b, c\",,\n"), ["text", "n", "day", "flag"]);
        Assert.Equal(3, table.Rows);
        Assert.Equal([1, double.NaN, 2.5], table["n"].Numbers);
        Assert.Equal(["a", null, "b, c"], table["text"].Texts);
        Assert.Equal(DataColumnKind.Date, table["day"].Kind);
        Assert.True(table["day"].IsMissing(2));
        Assert.Equal([1, 0, double.NaN], table["flag"].Numbers);
    }

    /// <summary>A type that the first rows suggest does not hold where a later one says otherwise.</summary>
    [Fact]
    public void One_word_among_many_numbers_makes_a_column_text()
    {
        var lines = Enumerable.Range(0, 60_000).Select(row => row == 55_555 ? "unknown" : $"{row}");
        Assert.Equal(DataColumnKind.Text, DataTable.Read(Write("n\n" + string.Join('\n', lines) + "\n"), ["n"])["n"].Kind);
    }

    [Theory]
    [InlineData("a\tb\n1\t2,5\n")]
    [InlineData("a;b\n1;x\n")]
    public void Tabs_and_semicolons_part_columns_too(string text) => Assert.Equal([1], DataTable.Read(Write(text), ["a", "b"])["a"].Numbers);

    [Theory]
    [InlineData("DAT002", "a,b\n1,2\n", "c")]
    [InlineData("DAT004", "a,b\n1,2\ninf,3\n", "a")]
    [InlineData("DAT001", "a,b\n1,2\n3,4,5\n", "a")]
    [InlineData("DAT001", "a,b\n1,2\n3\n", "a")]
    [InlineData("DAT001", "a,b\n1,2\n\"3,4\n", "a")]
    [InlineData("DAT001", "", "a")]
    public void Bad_tables_are_told(string code, string text, string column) => Assert.Equal(code, Assert.Throws<ProblemException>(() => DataTable.Read(Write(text), [column])).Problem.Code);

    [Fact]
    public void A_file_that_is_not_there_is_told() => Assert.Equal(ProblemKind.InputMissing, Assert.Throws<ProblemException>(() => DataTable.Read(Path.Combine(_folder, "none.csv"), ["a"])).Kind);

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "it's [a] table.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
