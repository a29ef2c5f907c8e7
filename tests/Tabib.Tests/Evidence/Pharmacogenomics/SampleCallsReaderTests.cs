using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Calls as 'pgx call' writes them, read again.</summary>
public sealed class SampleCallsReaderTests
{
    [Fact]
    public void A_call_keeps_its_candidates_and_their_results()
    {
        var call = Read("""{"sample":"s","genes":{"CYP2C19":{"status":"called","diplotypes":[{"name":"*1/*1","alleles":["*1","*1"],"score":70,"phenotype":"Normal Metabolizer","activityScore":null},{"name":"*1/*2","alleles":["*1","*2"],"phenotype":"Intermediate Metabolizer"}],"missingPositions":["rs4244285"]}},"knowledge":{"version":"v"}}""").Genes.Single();
        Assert.Equal(["Normal Metabolizer", "Intermediate Metabolizer"], call.Results.Select(result => result.Phenotype));
        Assert.Equal([70, null], call.Diplotypes.Select(diplotype => diplotype.Score));
        Assert.Equal(["rs4244285"], call.MissingPositions);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("[]")]
    [InlineData("""{"sample":"s","genes":[]}""")]
    [InlineData("""{"sample":"s","genes":{"CYP2D6":{"status":"perhaps"}},"knowledge":{}}""")]
    [InlineData("""{"sample":"s","genes":{"CYP2D6":{"status":"called"}},"knowledge":{}}""")]
    [InlineData("""{"sample":"s","genes":{"CYP2D6":{"status":"noData"},"CYP2D6":{"status":"noData"}},"knowledge":{}}""")]
    [InlineData("""{"sample":7,"genes":{},"knowledge":{}}""")]
    public void What_is_no_call_is_refused_with_its_line(string line)
    {
        var problem = Assert.Throws<ProblemException>(() => Read(line)).Problem;
        Assert.Equal(("PGX042", 1L), (problem.Code, problem.Location.Line));
    }

    private static SampleCalls Read(string line) => SampleCallsReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(line)), "c.jsonl").Single();
}
