using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Outside;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Calls of other laboratories, as they are written.</summary>
public sealed class OutsideCallTests
{
    private static readonly PgxKnowledge Knowledge = PgxKnowledge.Load();

    [Theory]
    [InlineData("CYP2D6\tCYP2D6*4/CYP2D6*1", "*1/*4")]
    [InlineData("CYP2D6\t*4.024/*1", "*1/*4")]
    [InlineData("CYP2D6\t*4.013x2/*1", "*1/*4x2")]
    [InlineData("HLA-B\tB*07:02:01:127/*57:01", "*07:02/*57:01")]
    [InlineData("HLA-B\t*57:01", "*57:01")]
    [InlineData("NAT2\t./.\t", "")]
    [InlineData("HLA-B\t.", "")]
    public void Alleles_are_cleaned_and_ordered(string line, string expected) => Assert.Equal(expected, string.Join('/', Read(line).Single().Alleles));

    [Theory]
    [InlineData("PM", "Poor Metabolizer")]
    [InlineData("extensive   metaboliser", "Normal Metabolizer")]
    [InlineData("likely poor metabolizers", "Likely Poor Metabolizer")]
    [InlineData("indeterminate phenotype", "Indeterminate")]
    public void Phenotypes_are_brought_to_the_tables_words(string text, string expected) => Assert.Equal(expected, Read($"CYP2D6\t\t{text}").Single().Phenotype);

    [Theory]
    [InlineData("CYP2D6")]
    [InlineData("CYP2D6\t*1/*2/*4")]
    [InlineData("CYP2C19\t*1")]
    [InlineData("MT-RNR1\tm.1555A>G/m.1555A>G")]
    [InlineData("NOGENE\t*1/*1")]
    public void What_cannot_be_a_call_is_refused(string line) => Assert.Equal("PGX010", Assert.Throws<ProblemException>(() => Read(line)).Problem.Code);

    [Theory]
    [InlineData("*57:01/*58:01", "*15:02 negative, *57:01 positive, *58:01 positive")]
    [InlineData("*57:01", "*15:02 not told, *57:01 positive, *58:01 not told")]
    public void One_stated_HLA_allele_says_nothing_of_the_other(string diplotype, string expected) =>
        Assert.Equal(expected, HlaStatus.Of(Knowledge.Find("HLA-B")!, Read($"HLA-B\t{diplotype}").Single().Alleles));

    [Fact]
    public void Comments_and_blank_lines_are_passed_over() => Assert.Equal(2, OutsideCallReader.Read(["# x", "", "CYP2D6\t*1/*1", "CYP2D6\t*1/*1x7"], "o.tsv", Knowledge).Count);

    private static IReadOnlyList<OutsideCall> Read(string line) => OutsideCallReader.Read([line], "o.tsv", Knowledge);
}
