using System.Text;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Gene files against their schema.</summary>
public sealed class PgxKnowledgeValidationTests
{
    [Fact]
    public void The_programs_own_gene_files_are_sound()
    {
        var files = KnowledgeFiles.Embedded("pgx/genes");
        Assert.NotEmpty(files);
        Assert.Empty(PgxKnowledgeValidation.Validate(files));
    }

    [Theory]
    [InlineData("\"calling\": \"Diplotype\"", "\"calling\": \"Guess\"", "KNW018")]
    [InlineData("\"ref\": \"A\"", "\"ref\": \"R\"", "KNW018")]
    [InlineData("\"licence\"", "\"license\"", "KNW018")]
    [InlineData("\"value\": \"0.5\"", "\"value\": \"half\"", "KNW018")]
    [InlineData("[\"No function\", \"Normal function\"]", "[\"Nil\", \"Normal function\"]", "PGX001")]
    [InlineData("\"1001200\"", "\"1001201\"", "PGX001")]
    public void A_fault_is_found(string text, string replacement, string code)
    {
        var files = SampleRelease.Import(1).Genes;
        var edited = files.Select(file => KnowledgeFile.Of(file.Path, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Bytes).Replace(text, replacement, StringComparison.Ordinal)))).ToList();
        Assert.NotEqual(files.Select(file => file.Sha256), edited.Select(file => file.Sha256));
        Assert.Contains(PgxKnowledgeValidation.Validate(edited), problem => problem.Code == code);
    }

    [Fact]
    public void A_gene_in_two_files_is_told()
    {
        var file = SampleRelease.Import(1).Genes[0];
        Assert.Contains(PgxKnowledgeValidation.Validate([file, file with { Path = "pgx/genes/other.json" }]), problem => problem.Code == "PGX001");
    }
}
