using System.Text;
using Tabib.Decision.Rules;
using Tabib.Evidence.Knowledge;

namespace Tabib.Tests.Decision.Rules;

public sealed class RuleLibraryTests
{
    private static readonly RuleLibrary Shipped = RuleLibrary.Embedded();

    [Fact]
    public void Every_shipped_rule_answers_its_own_examples_as_stated() =>
        Assert.Empty(Shipped.Validate().Select(problem => problem.ToString()));

    [Fact]
    public void Rules_come_in_id_order_and_each_names_its_source()
    {
        Assert.Equal(Shipped.All.Select(rule => rule.Id).Order(StringComparer.Ordinal), Shipped.All.Select(rule => rule.Id));
        Assert.All(Shipped.All, rule =>
        {
            Assert.Matches("doi:10\\.|U\\.S\\. Food and Drug Administration|FDA", rule.Citation);
            Assert.Equal(64, rule.Pack.Sha256.Length);
        });
    }

    [Fact]
    public void The_tables_are_as_large_as_promised()
    {
        Assert.True(Shipped.All.Count(rule => rule.Id.StartsWith("interaction-", StringComparison.Ordinal)) >= 40);
        Assert.True(Shipped.All.Count(rule => rule.Pack.Id == "renal-dosing") >= 12);
    }

    [Fact]
    public async Task Shipped_packs_keep_to_the_published_schema()
    {
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(KnowledgeFiles.Embedded("schema").Single(file => file.Path == "schema/rule.schema.json").Bytes), TestContext.Current.CancellationToken);
        Assert.All(KnowledgeFiles.Embedded("rules"), file => Assert.Empty(schema.Validate(Encoding.UTF8.GetString(file.Bytes)).Select(error => $"{file.Path} {error}")));
    }

    [Theory]
    [InlineData("""{"condition":{"set":"no-such-set"}}""", "KNW103")]
    [InlineData("""{"conditoin":{"set":"drug-statin"}}""", "KNW101")]
    [InlineData("""{"medication":{"set":"drug-statin","statsu":"active"}}""", "KNW101")]
    [InlineData("""{"observation":{"codes":["loinc:8480-6"],"name":"x","op":"=","value":1,"unit":"mm[Hg]"}}""", "KNW101")]
    [InlineData("""{"observation":{"codes":["loinc:8480-6"],"name":"x","op":">","value":1,"unit":"no unit"}}""", "KNW101")]
    [InlineData("""{"all":[]}""", "KNW101")]
    [InlineData("""{"age":{"min":9,"max":3}}""", "KNW101")]
    [InlineData("""{"age":{"min":1e999}}""", "KNW101")]
    public void A_pack_with_a_fault_is_left_out_and_named(string when, string code)
    {
        var library = Packs.Load(Packs.Rule(when, "Do.", "[]"));
        Assert.Empty(library.All);
        Assert.Equal(code, Assert.Single(library.Validate()).Code);
    }

    [Fact]
    public void A_place_without_a_value_is_refused()
    {
        var problem = Assert.Single(Packs.Load(Packs.Rule("""{"age":{"min":1}}""", "Give {dose}.", "[]")).Validate());
        Assert.Contains("{dose}", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_that_the_rule_answers_otherwise_is_a_problem()
    {
        const string examples = """[{"name":"old","age":70,"expect":"silent"},{"name":"young","age":20,"expect":"fires"}]""";
        var problems = Packs.Load(Packs.Rule("""{"age":{"min":65}}""", "Do.", examples)).Validate();
        Assert.Equal(["KNW104", "KNW104"], problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_rule_without_examples_is_a_problem() =>
        Assert.Equal("KNW105", Assert.Single(Packs.Load(Packs.Rule("""{"age":{"min":65}}""", "Do.", "[]")).Validate()).Code);

    [Fact]
    public void An_id_used_twice_is_a_problem()
    {
        var pack = Packs.Rule("""{"age":{"min":65}}""", "Do.", """[{"name":"a","age":70,"expect":"fires"},{"name":"b","age":20,"expect":"silent"}]""");
        var library = RuleLibrary.Load([pack, pack with { Path = "rules/other.json" }], ConceptSets.Embedded());
        Assert.Equal("KNW102", Assert.Single(library.Validate()).Code);
    }

    [Fact]
    public void Advice_may_not_give_way_to_other_advice()
    {
        var json = Encoding.UTF8.GetString(Packs.Rule("""{"age":{"min":65}}""", "Do.", "[]").Bytes).Replace("\"when\"", "\"yieldsTo\":[\"other\"],\"when\"", StringComparison.Ordinal);
        Assert.Equal("KNW101", Assert.Single(Packs.Load(new KnowledgeFile("rules/x.json", Encoding.UTF8.GetBytes(json), "")).Validate()).Code);
    }
}
