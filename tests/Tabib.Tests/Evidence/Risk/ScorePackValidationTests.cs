using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Risk;

namespace Tabib.Tests.Evidence.Risk;

public sealed class ScorePackValidationTests
{
    private static readonly string Bmi = Encoding.UTF8.GetString(KnowledgeFiles.Embedded("scores").Single(file => file.Path == "scores/bmi.json").Bytes);

    [Fact]
    public void Shipped_packs_validate_as_a_whole() =>
        Assert.Empty(ScorePackValidation.Validate(KnowledgeFiles.Embedded("scores"), ConceptSets.Embedded()).Select(problem => problem.ToString()));

    [Theory]
    [InlineData("22.857", "23.5", "KNW016")]
    [InlineData("pow(heightInMetres, 2)", "heightInMeters", "KNW013")]
    [InlineData("\"below\": 25", "\"below\": 18", "KNW015")]
    [InlineData("\"id\": \"bmi\"", "\"id\": \"bmj\"", "KNW012")]
    [InlineData("\"title\": \"Body weight\"", "\"title\": 5", "KNW011")]
    [InlineData("\"unit\": \"kg/m2\"", "\"unit\": \"kg/m2\", \"probability\": { \"years\": 10, \"event\": \"a stroke\" }", "KNW011")]
    [InlineData("in(weight, 'kg')", "in(weight, 'g')", "KNW013")]
    [InlineData("\"plausible\": [0.3, 500]", "\"plausible\": [0.3, 500], \"fromScore\": { \"id\": \"bmi\", \"output\": \"bmi\" }", "KNW017")]
    public void A_fault_in_a_pack_has_its_code_file_and_path(string part, string change, string code)
    {
        Assert.Contains(part, Bmi, StringComparison.Ordinal);
        var file = new KnowledgeFile("scores/bmi.json", Encoding.UTF8.GetBytes(Bmi.Replace(part, change, StringComparison.Ordinal)), "");
        var problem = ScorePackValidation.Validate([file], ConceptSets.Embedded()).First(candidate => candidate.Code == code);
        Assert.Equal("scores/bmi.json", problem.Location.File);
        Assert.StartsWith("$", problem.Location.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_in_another_unit_than_it_comes_out_in_is_refused()
    {
        var map = KnowledgeFiles.Embedded("scores").Single(file => file.Path == "scores/mean-arterial-pressure.json");
        var text = Encoding.UTF8.GetString(map.Bytes).Replace("\"title\": \"Mean arterial pressure\", \"unit\": \"mm[Hg]\"", "\"title\": \"Mean arterial pressure\", \"unit\": \"kPa\"", StringComparison.Ordinal);
        var problems = new List<Problem>();
        Assert.Null(ScorePackReader.Read(map with { Bytes = Encoding.UTF8.GetBytes(text) }, problems));
        Assert.Equal("KNW014", Assert.Single(problems).Code);
    }
}
