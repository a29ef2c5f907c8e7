using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Releases;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Tables in the form of CPIC's database, of invented genes and of one place that the program knows.</summary>
public sealed class CpicReleaseTests : IDisposable
{
    private static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["gene"] = """[{"symbol":"DEMO","chr":"chr7","lookupmethod":"PHENOTYPE"}]""",
        ["allele_definition"] = """[{"id":1,"genesymbol":"DEMO","name":"*1","matchesreferencesequence":true,"structuralvariation":false},{"id":2,"genesymbol":"DEMO","name":"*2","matchesreferencesequence":false},{"id":3,"genesymbol":"DEMO","name":"*3","structuralvariation":true}]""",
        ["sequence_location"] = """[{"id":12,"genesymbol":"DEMO","chromosomelocation":"g.200C>T; g.200C>A","dbsnpid":null,"position":200},{"id":11,"genesymbol":"DEMO","chromosomelocation":"g.100A>G","dbsnpid":"rs1"}]""",
        ["allele_location_value"] = """[{"alleledefinitionid":1,"locationid":11,"variantallele":"A"},{"alleledefinitionid":1,"locationid":12,"variantallele":"C"},{"alleledefinitionid":2,"locationid":12,"variantallele":"W"}]""",
        ["allele"] = """[{"genesymbol":"DEMO","name":"*1","clinicalfunctionalstatus":"Normal function","activityvalue":"n/a"},{"genesymbol":"DEMO","name":"*2","clinicalfunctionalstatus":"No function","activityvalue":null},{"genesymbol":"DEMO","name":"*3","clinicalfunctionalstatus":"No function"}]""",
        ["gene_result"] = """[{"id":5,"genesymbol":"DEMO","result":"Normal Metabolizer"},{"id":6,"genesymbol":"DEMO","result":"Poor Metabolizer"}]""",
        ["gene_result_lookup"] = """[{"phenotypeid":5,"function1":"Normal function","function2":"Normal function"},{"phenotypeid":5,"function1":"Normal function","function2":"No function"},{"phenotypeid":6,"function1":"No function","function2":"No function"}]""",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-cpic-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Tables_become_a_gene_file()
    {
        var text = Encoding.UTF8.GetString(Import("", "").Genes.Single(file => file.Path == "pgx/genes/demo.json").Bytes);
        Assert.Contains("\"positions\": [\n    {\"rsid\": \"rs1\", \"grch38\": 100, \"ref\": \"A\", \"alts\": [\"G\"], \"hgvs\": [\"g.100A>G\"]},\n    {\"grch38\": 200, \"ref\": \"C\", \"alts\": [\"T\",\"A\"], \"hgvs\": [\"g.200C>T\",\"g.200C>A\"]}\n  ]", text, StringComparison.Ordinal);
        Assert.Contains("{\"name\": \"*2\", \"cells\": {\"200\": \"W\"}}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{\"name\": \"*3\"", text, StringComparison.Ordinal);
        Assert.Contains("{\"allele\": \"*3\", \"function\": \"No function\"}", text, StringComparison.Ordinal);
        Assert.Contains("{\"functions\": [\"No function\", \"Normal function\"], \"result\": \"Normal Metabolizer\"}", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("g.100A>G", "g.100_101del", "PGX026")]
    [InlineData("\"matchesreferencesequence\":true", "\"matchesreferencesequence\":false", "PGX026")]
    [InlineData("{\"phenotypeid\":6,\"function1\":\"No function\"", "{\"phenotypeid\":6,\"function1\":\"Normal function\"", "PGX026")]
    [InlineData("\"locationid\":12,\"variantallele\":\"W\"", "\"locationid\":13,\"variantallele\":\"W\"", "PGX026")]
    [InlineData("\"variantallele\":\"W\"", "\"variantallele\":\"delC\"", "PGX023")]
    [InlineData("[{\"symbol\"", "{\"symbol\"", "PGX021")]
    public void What_does_not_fit_together_is_refused(string text, string replacement, string code) =>
        Assert.Equal(code, Assert.Throws<ProblemException>(() => Import(text, replacement)).Problem.Code);

    [Theory]
    [InlineData("TA(7)", "TA(7)", "CAT")]
    [InlineData("TA(6)", "TA(7)", "C")]
    [InlineData("TA(9)", "TA(7)", "CATATAT")]
    [InlineData("insAT", "TA(7)", "CATAT")]
    [InlineData("delAT", "AT", "C")]
    public void Insertions_and_deletions_take_the_spelling_of_their_place(string cell, string reference, string expected) =>
        Assert.Equal(expected, CpicCell.Spell(cell, reference, new PositionFacts(null, 10, null, "CAT", ["C", "CATAT", "CATATAT"], "CAT", ["a", "b", "c"])));

    [Fact]
    public void A_replacement_has_no_anchor_base() =>
        Assert.Equal("CT", CpicCell.Spell("insCT", "delTC", new PositionFacts(null, 10, null, "TC", ["CT"], "TC", ["a"])));

    [Theory]
    [InlineData("TA(3)")]
    [InlineData("delACGT?")]
    [InlineData("X")]
    public void A_cell_that_fits_no_allele_is_refused(string cell) =>
        Assert.Throws<FormatException>(() => CpicCell.Spell(cell, "TA(7)", new PositionFacts(null, 10, null, "CAT", ["C", "CATAT"], "CAT", ["a", "b"])));

    private PgxImport Import(string text, string replacement)
    {
        foreach (var (name, content) in Tables) File.WriteAllText(Path.Combine(_folder, $"{name}.json"), text.Length == 0 ? content : content.Replace(text, replacement, StringComparison.Ordinal));
        return PgxImport.Read(_folder, null, "2030-01");
    }
}
