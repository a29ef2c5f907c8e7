using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;

namespace Tabib.Tests.Ingest.Plink;

public sealed class GeneSetReaderTests
{
    private static IReadOnlyList<GeneSetLines> Read(string text)
    {
        using var lines = new PlinkTextLines("sets.tsv", new MemoryStream(Encoding.UTF8.GetBytes(text)));
        return GeneSetReader.Read(lines);
    }

    [Fact]
    public void Lines_become_sets_in_the_order_of_their_first_line()
    {
        var sets = Read("#GENE\tID\nB\tv2\tpLoF\nA\tv1\nB\tv1\tpLoF\nB\tv2\tpLoF\nB\tv3\tmissense\n");
        Assert.Equal([("B", "pLoF"), ("A", "all"), ("B", "missense")], sets.Select(set => (set.Gene, set.Mask)));
        Assert.Equal(["v2", "v1"], sets[0].VariantIds);
    }

    [Theory]
    [InlineData("A\n", "GNT002", 1)]
    [InlineData("A\tv1\nB\tv1\tx\ty\n", "GNT002", 2)]
    [InlineData("A\t.\n", "GNT002", 1)]
    [InlineData("#GENE\tID\n", "GNT001", 1)]
    [InlineData("", "GNT001", 1)]
    public void What_is_no_list_is_refused_with_the_line(string text, string code, long line)
    {
        var problem = Assert.Throws<ProblemException>(() => Read(text)).Problem;
        Assert.Equal((code, line), (problem.Code, problem.Location.Line));
    }

    [Fact]
    public void A_missing_list_is_told() =>
        Assert.Equal("INP001", Assert.Throws<ProblemException>(() => GeneSetReader.Read("nowhere.tsv")).Problem.Code);
}
