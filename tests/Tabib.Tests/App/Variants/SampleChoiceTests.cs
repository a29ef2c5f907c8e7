using Tabib.App.Capabilities;
using Tabib.App.Variants;
using Tabib.Core.Outcomes;

namespace Tabib.Tests.App.Variants;

/// <summary>Commands that take --samples do with a file what they do with one that variants view made of these samples.</summary>
public sealed class SampleChoiceTests : IDisposable
{
    private const string Text =
        """
        ##fileformat=VCFv4.2
        ##contig=<ID=1>
        ##contig=<ID=X>
        ##INFO=<ID=AC,Number=A,Type=Integer,Description="x">
        ##FORMAT=<ID=GT,Number=1,Type=String,Description="x">
        ##FORMAT=<ID=DP,Number=1,Type=Integer,Description="x">
        #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO	FORMAT	a	b	c	d
        1	100	.	A	C	.	.	AC=4	GT:DP	0/1:7	0|0:3	1/1:8	0/1
        1	200	.	A	C,G	.	.	AC=2,3	GT	1/2	2|2	./.	0/1
        1	300	.	A	.	.	.	.	GT	0/0	0/0	0/0	./.
        X	400	.	A	T	.	.	AC=2	GT	0	1	0/1	./1

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-samples-").FullName;

    public SampleChoiceTests() => File.WriteAllText(In("in.vcf"), Text);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a", "a")]
    [InlineData("d,b", "d\tb")]
    [InlineData("^a", "b\tc\td")]
    [InlineData("^@LIST", "b\td")]
    public void Query_and_fill_tags_see_the_chosen_samples_alone(string list, string columns)
    {
        File.WriteAllText(In("list"), "c\na\n");
        list = list.Replace("LIST", In("list"), StringComparison.Ordinal);
        View(list);
        Assert.EndsWith("FORMAT\t" + columns, File.ReadLines(In("some.vcf")).First(line => line.StartsWith("#CHROM", StringComparison.Ordinal)), StringComparison.Ordinal);
        foreach (var template in (ReadOnlySpan<string>)["%CHROM %POS %AC %AN[ %SAMPLE=%GT:%DP]\\n", "%LINE\\n"]) Assert.Equal(Query("some.vcf", template, null), Query("in.vcf", template, list));
        Assert.Equal(Fill("some.vcf", null), Fill("in.vcf", list));
    }

    [Fact]
    public void Counts_are_of_the_chosen_samples()
    {
        var lines = Fill("in.vcf", "b,c").Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToArray();
        Assert.Equal(["AN=4;AC=2;AF=0.5;NS=2", "AN=2;AC=0,2;AF=0,1;NS=1", "AN=4;NS=2", "AN=3;AC=2;AF=0.666667;NS=2"], lines.Select(line => string.Join(';', line[7].Split(';').OrderBy(field => Array.IndexOf(["AN", "AC", "AF", "NS"], field[..2])))));
        Assert.All(lines, line => Assert.Equal(11, line.Length));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a,a")]
    [InlineData("^a,b,c,d")]
    [InlineData("^")]
    public void Lists_that_cannot_be_are_refused(string list)
    {
        Assert.Equal("CLI002", Assert.Throws<ProblemException>(() => Query("in.vcf", "%POS\\n", list)).Problem.Code);
        Assert.Equal("CLI002", Assert.Throws<ProblemException>(() => Fill("in.vcf", list)).Problem.Code);
        Assert.False(File.Exists(In("q.txt")) || File.Exists(In("t.vcf")));
    }

    private string In(string name) => Path.Combine(_folder, name);

    private void View(string list) =>
        new VariantViewCapability().Run(new VariantViewOptions { Input = In("in.vcf"), Samples = list, Out = In("some.vcf"), Threads = 1 }, new Progress<ProgressReport>(), CancellationToken.None);

    private string Query(string file, string template, string? list)
    {
        new VariantQueryCapability().Run(new VariantQueryOptions { Input = In(file), FormatString = template, Samples = list, Out = In("q.txt"), Threads = 2 }, new Progress<ProgressReport>(), CancellationToken.None);
        return File.ReadAllText(In("q.txt"));
    }

    private string Fill(string file, string? list)
    {
        new VariantFillTagsCapability().Run(new VariantFillTagsOptions { Input = In(file), Tag = ["AN", "AC", "AF", "NS"], Samples = list, Out = In("t.vcf"), Threads = 2 }, new Progress<ProgressReport>(), CancellationToken.None);
        return File.ReadAllText(In("t.vcf"));
    }
}
