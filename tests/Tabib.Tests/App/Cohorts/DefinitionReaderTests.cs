using System.Text;
using Tabib.App.Cohorts;
using Tabib.Core.Outcomes;

namespace Tabib.Tests.App.Cohorts;

public sealed class DefinitionReaderTests
{
    [Theory]
    [InlineData("COH001", "{")]
    [InlineData("COH003", "[]", "$")]
    [InlineData("COH002", """{"index":{"date":"2020-01-01"},"featurs":[]}""", "$", "Did you mean 'features'?")]
    [InlineData("COH003", "{}", "$")]
    [InlineData("COH003", """{"index":{"date":"1.1.2020"}}""", "$.index.date")]
    [InlineData("COH003", """{"index":{"date":"2020-01-01","event":{"kind":"death"}}}""", "$.index")]
    [InlineData("COH005", """{"index":{"event":{"kind":"encounter"},"from":"2021-01-01","to":"2020-01-01"}}""", "$.index")]
    [InlineData("COH003", """{"index":{"event":{"kind":"encountr"}}}""", "$.index.event.kind", "Did you mean 'encounter'?")]
    [InlineData("COH004", """{"index":{"event":{"kind":"condition"}}}""", "$.index.event")]
    [InlineData("COH004", """{"index":{"event":{"kind":"condition","codes":"condition-ckdd"}}}""", "$.index.event.codes", "Did you mean 'condition-ckd'?")]
    [InlineData("COH004", """{"index":{"event":{"kind":"condition","codes":[]}}}""", "$.index.event.codes")]
    [InlineData("COH004", """{"index":{"event":{"kind":"condition","codes":["1234"]}}}""", "$.index.event.codes[0]")]
    [InlineData("COH004", """{"valueSets":{"x":{"codes":[]}},"index":{"event":{"kind":"condition","codes":"x"}}}""", "$.valueSets.x")]
    [InlineData("COH005", """{"index":{"event":{"kind":"observation","codes":["s|c"],"value":{"above":5,"below":3,"unit":"mg"}}}}""", "$.index.event.value")]
    [InlineData("COH006", """{"index":{"event":{"kind":"observation","codes":["s|c"],"value":{"above":5}}}}""", "$.index.event.value")]
    [InlineData("COH006", """{"index":{"event":{"kind":"observation","codes":["s|c"],"value":{"above":5,"unit":"mmHg"}}}}""", "$.index.event.value.unit", "Did you mean 'mm[Hg]'?")]
    [InlineData("COH005", """{"index":{"event":{"kind":"encounter"}},"washout":{"days":0}}""", "$.washout.days")]
    [InlineData("COH003", """{"index":{"date":"2020-01-01"},"washout":{"days":10}}""", "$.washout")]
    [InlineData("COH003", """{"index":{"date":"2020-01-01"},"entry":[{"name":"x"}]}""", "$.entry[0]")]
    [InlineData("COH005", """{"index":{"date":"2020-01-01"},"entry":[{"name":"x","age":{"from":50,"to":40}}]}""", "$.entry[0].age")]
    [InlineData("COH003", """{"index":{"date":"2020-01-01"},"timeAtRisk":{"endDays":10}}""", "$.timeAtRisk")]
    [InlineData("COH005", """{"index":{"date":"2020-01-01"},"outcome":{"event":{"kind":"death"}},"timeAtRisk":{"startDays":20,"endDays":10}}""", "$.timeAtRisk")]
    [InlineData("COH007", """{"index":{"date":"2020-01-01"},"features":[{"name":"a","demographic":"age"},{"name":"a","demographic":"sex"}]}""", "$.features[1]")]
    [InlineData("COH007", """{"index":{"date":"2020-01-01"},"features":[{"name":"time","demographic":"age"}]}""", "$.features[0]")]
    [InlineData("COH007", """{"index":{"date":"2020-01-01"},"features":[{"name":"a b","demographic":"age"}]}""", "$.features[0]")]
    [InlineData("COH005", """{"index":{"date":"2020-01-01"},"features":[{"name":"a","kind":"encounter","take":"count","days":-5}]}""", "$.features[0].days")]
    [InlineData("COH003", """{"index":{"date":"2020-01-01"},"features":[{"name":"a","kind":"encounter","take":"latest","unit":"1"}]}""", "$.features[0]")]
    [InlineData("COH006", """{"index":{"date":"2020-01-01"},"features":[{"name":"a","kind":"observation","codes":["s|c"],"take":"latest"}]}""", "$.features[0]")]
    public void A_fault_is_told_with_its_place(string code, string json, string? path = null, string? hint = null)
    {
        var problems = new List<Problem>();
        Assert.Null(DefinitionReader.Read(Encoding.UTF8.GetBytes(json), "x.json", problems));
        var problem = Assert.Single(problems);
        Assert.Equal((code, path), (problem.Code, problem.Location.Path));
        if (hint is not null) Assert.Equal(hint, problem.Hint);
    }

    [Fact]
    public void Half_a_character_is_no_text()
    {
        var problems = new List<Problem>();
        Assert.Null(DefinitionReader.Read("{\"id\":\"\\ud800\",\"index\":{\"date\":\"2020-01-01\"}}"u8.ToArray(), "x.json", problems));
        Assert.Equal("COH001", Assert.Single(problems).Code);
    }

    [Fact]
    public void All_faults_are_found_at_once()
    {
        var problems = new List<Problem>();
        DefinitionReader.Read("""{"index":{"event":{"kind":"condition","codes":"nothing-like-it"}},"washout":{"days":0},"features":[{"name":"a","demographic":"agee"}]}"""u8.ToArray(), "x.json", problems);
        Assert.Equal(["COH004", "COH005", "COH003"], problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Short_names_of_systems_and_sets_within_sets_are_understood()
    {
        var problems = new List<Problem>();
        var definition = DefinitionReader.Read("""{"valueSets":{"mine":{"codes":["SNOMED|1"],"include":["condition-ckd"]}},"index":{"event":{"kind":"condition","codes":"mine"}}}"""u8.ToArray(), "x.json", problems);
        Assert.Empty(problems);
        Assert.Contains(definition!.Index.Event!.Codes!.Codes, code => code is { System: "http://snomed.info/sct", Value: "1" });
        Assert.Contains(definition.Index.Event.Codes.Codes, code => code.Value == "709044004");
        Assert.Equal("x", definition.Id);
    }
}
