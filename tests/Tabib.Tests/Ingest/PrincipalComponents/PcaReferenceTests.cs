using Tabib.Core.Outcomes;
using Tabib.Ingest.PrincipalComponents;

namespace Tabib.Tests.Ingest.PrincipalComponents;

public sealed class PcaReferenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-pca-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_file_is_named()
    {
        Write("2\n1\n", "", "");
        File.Delete(Path.Combine(_folder, "r.eigenvec"));
        Assert.Equal("POP070", Code());
    }

    [Theory]
    [InlineData("2\n3\n", "POP071")]
    [InlineData("2\n-1\n", "POP071")]
    [InlineData("2\n", "POP072")]
    [InlineData("two\n1\n", "POP071")]
    public void Eigenvalues_are_checked(string values, string code)
    {
        Write(values, "#IID\tPC1\tPC2\na\t1\t0\nb\t0\t1\nc\t0\t0\n", Loadings("0.3\t0.6"));
        Assert.Equal(code, Code());
    }

    [Theory]
    [InlineData("0\t0.6")]
    [InlineData("1\t0.6")]
    [InlineData("0.3\t0")]
    [InlineData("0.3\tNaN")]
    public void A_frequency_or_scale_that_cannot_be_is_refused(string both)
    {
        Write("2\n1\n", "#IID\tPC1\tPC2\na\t1\t0\nb\t0\t1\nc\t0\t0\n", Loadings(both));
        Assert.Equal("POP071", Code());
    }

    [Fact]
    public void What_is_right_is_read()
    {
        Write("2\n1\n", "#IID\tPC1\tPC2\na\t1\t0\nb\t0\t1\nc\t0\t0\n", Loadings("0.3\t0.6"));
        var reference = PcaReferenceReader.Read(Path.Combine(_folder, "r"));
        Assert.Equal(3, reference.Samples);
        Assert.Equal([2, 1], reference.Eigenvalues);
        Assert.Equal(new PcaReferenceVariant("1", 30, "v", "G", "A", 0.3, 0.6), reference.Variants[2]);
        Assert.Equal([0.5f, -0.25f], reference.Loadings[2]);
    }

    private static string Loadings(string both) =>
        "#CHROM\tPOS\tID\tREF\tALT\tA1\tA1_FREQ\tSCALE\tPC1\tPC2\n" + string.Concat(Enumerable.Range(1, 3).Select(i => $"1\t{10 * i}\tv\tA\tG\tG\t{both}\t0.5\t-0.25\n"));

    private void Write(string values, string scores, string loadings)
    {
        File.WriteAllText(Path.Combine(_folder, "r.eigenval"), values);
        File.WriteAllText(Path.Combine(_folder, "r.eigenvec"), scores);
        File.WriteAllText(Path.Combine(_folder, "r.loadings"), loadings);
    }

    private string Code() => Assert.Throws<ProblemException>(() => PcaReferenceReader.Read(Path.Combine(_folder, "r"))).Problem.Code;
}
