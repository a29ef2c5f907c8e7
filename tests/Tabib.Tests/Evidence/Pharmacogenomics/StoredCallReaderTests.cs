using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Comparison;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Stored calls, line by line.</summary>
public sealed class StoredCallReaderTests
{
    private const string Line = """{"sample":"a","genes":{"X":{"diplotypes":[{"alleles":["*1","*2"],"phenotype":"P","activityScore":null}],"haplotypes":[],"phenotype":"P","activityScore":null,"source":"vcf"}},"knowledge":{"version":"1","hash":"ff"}}""";

    [Fact]
    public void Lines_longer_than_the_buffer_blank_lines_and_a_last_line_without_end_are_read()
    {
        var text = Line + "\r\n\n" + Line.Replace("\"sample\"", $"\"note\":\"{new string('x', 200_000)}\",\"sample\"", StringComparison.Ordinal) + "\n" + Line;
        var samples = StoredCallReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "calls").ToList();
        Assert.Equal(3, samples.Count);
        Assert.All(samples, sample => Assert.Equal(("a", "ff", "*1/*2"), (sample.Sample, sample.KnowledgeHash, sample.Calls[0].Text)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"sample\":\"a\"}")]
    [InlineData("{\"genes\":{}}")]
    [InlineData("{\"sample\":1,\"genes\":{}}")]
    [InlineData("{\"sample\":\"a\",\"genes\":{}} {}")]
    [InlineData("{\"sample\":\"a\",\"genes\":{\"X\":{\"diplotypes\":[{\"alleles\":[\"1\",\"2\",\"3\"]}]}}}")]
    [InlineData("{\"sample\":\"a\",\"genes\":{\"X\":{\"haplotypes\":[null]}}}")]
    public void A_line_that_is_no_samples_calls_is_refused_with_its_number(string line)
    {
        var fault = Assert.Throws<ProblemException>(() => StoredCallReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Line + "\n" + line + "\n")), "calls").Count());
        Assert.Equal(("PGX024", 2L), (fault.Problem.Code, fault.Problem.Location.Line));
    }
}
