using System.Text;
using Tabib.Evidence.Knowledge;

namespace Tabib.Tests.Evidence.Risk;

public sealed class ScoreSchemaTests
{
    [Fact]
    public void Every_shipped_pack_and_concept_set_fits_its_published_schema()
    {
        var score = KnowledgeSchema.Load("score");
        var concepts = KnowledgeSchema.Load("concept-set");
        var problems = KnowledgeFiles.Embedded("scores").SelectMany(score.Validate).Concat(KnowledgeFiles.Embedded("concepts").SelectMany(concepts.Validate));
        Assert.Empty(problems.Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("{}", "KNW018")]
    [InlineData("{", "KNW010")]
    public void A_file_that_violates_the_schema_is_named(string json, string code) =>
        Assert.Contains(KnowledgeSchema.Load("score").Validate(new KnowledgeFile("scores/x.json", Encoding.UTF8.GetBytes(json), "")), problem => problem.Code == code);
}
