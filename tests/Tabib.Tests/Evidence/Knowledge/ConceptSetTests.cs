using System.Text;
using Tabib.Core.Coding;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;

namespace Tabib.Tests.Evidence.Knowledge;

public sealed class ConceptSetTests
{
    [Fact]
    public void Shipped_sets_load_and_hold_their_codes() =>
        Assert.True(ConceptSets.Embedded()["condition-diabetes"].Contains(new Code(CodeSystems.Snomed, "44054006")));

    [Fact]
    public void A_set_holds_the_codes_of_the_sets_it_includes()
    {
        var sets = ConceptSets.Load([
            File("a", """{"id":"a","title":"A","citation":"c","codes":[{"system":"s","code":"1"}],"includes":["b"]}"""),
            File("b", """{"id":"b","title":"B","citation":"c","codes":[{"system":"s","code":"2"}]}""")]);
        Assert.True(sets["a"].Contains(new Code("s", "2")));
    }

    [Theory]
    [InlineData("""{"id":"a","title":"A","citation":"c","includes":["a"]}""")]
    [InlineData("""{"id":"a","title":"A","citation":"c","includes":["none"]}""")]
    [InlineData("""{"id":"a"}""")]
    [InlineData("""{""")]
    public void Sets_that_cannot_be_used_are_refused(string json) =>
        Assert.Equal("KNW002", Assert.Throws<ProblemException>(() => ConceptSets.Load([File("a", json)])).Problem.Code);

    private static KnowledgeFile File(string name, string json) => new($"concepts/{name}.json", Encoding.UTF8.GetBytes(json), "");
}
