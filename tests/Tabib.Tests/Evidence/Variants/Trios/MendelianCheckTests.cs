using CsCheck;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Evidence.Variants.Trios;
using Tabib.Ingest.Vcf;

namespace Tabib.Tests.Evidence.Variants.Trios;

public sealed class MendelianCheckTests
{
    [Theory]
    [InlineData("0/1", "0/0", "0/1", MendelianOutcome.Consistent)]
    [InlineData("0/1", "1/1", "0/0", MendelianOutcome.Consistent)]
    [InlineData("0/1", "0/0", "0/0", MendelianOutcome.NewAllele)]
    [InlineData("0/1", "1/1", "1/1", MendelianOutcome.NewAllele)]
    [InlineData("1/1", "0/0", "0/1", MendelianOutcome.NotOfFather)]
    [InlineData("1/1", "0/1", "0/0", MendelianOutcome.NotOfMother)]
    [InlineData("1/1", "0/0", "0/0", MendelianOutcome.NotOfEither)]
    [InlineData("1/2", "1/2", "1/2", MendelianOutcome.Consistent)]
    [InlineData("1/2", "0/1", "0/1", MendelianOutcome.NewAllele)]
    [InlineData("1/2", "1/2", "0/0", MendelianOutcome.NotOfMother)]
    [InlineData("1/2", "0/3", "1/1", MendelianOutcome.NotOfFather)]
    [InlineData("0/0", "./.", "1/1", MendelianOutcome.NotOfMother)] // the father may have any, the mother cannot have 0
    [InlineData("0/1", "./.", "0/0", MendelianOutcome.Consistent)]
    [InlineData("1/1", "./0", "0/1", MendelianOutcome.Consistent)] // the missing one may be 1
    [InlineData("0/1", "1", "0", MendelianOutcome.Consistent)]
    [InlineData("./1", "0/0", "0/0", MendelianOutcome.NotChecked)]
    [InlineData("1", "0/0", "0/0", MendelianOutcome.NotChecked)]
    [InlineData("0/0/1", "0/0", "0/0", MendelianOutcome.NotChecked)]
    public void Of_autosomes(string child, string father, string mother, MendelianOutcome outcome)
    {
        Assert.Equal(outcome, Check(child, father, mother, Inheritance.Both));
        Assert.Equal(outcome, Check(string.Join('/', child.Split('/').Reverse()), father, mother, Inheritance.Both));
    }

    [Theory]
    [InlineData("1", "0", "0/1", MendelianOutcome.Consistent)]
    [InlineData("1/1", "0/0", "0/1", MendelianOutcome.Consistent)] // one copy that was called as two
    [InlineData("1", "1", "0/0", MendelianOutcome.NotOfMother)]
    [InlineData("1", "1", "./.", MendelianOutcome.Consistent)]
    [InlineData("0/1", "1", "0/0", MendelianOutcome.NotChecked)]
    public void Of_a_boys_X(string child, string father, string mother, MendelianOutcome outcome) => Assert.Equal(outcome, Check(child, father, mother, Inheritance.Mother));

    [Theory]
    [InlineData("0/1", "1", "0/0", MendelianOutcome.Consistent)]
    [InlineData("1/1", "0", "0/1", MendelianOutcome.NotOfFather)]
    [InlineData("1/1", "0/1", "0/1", MendelianOutcome.Consistent)] // a man has one X: his call is none
    [InlineData("1", "0", "0/0", MendelianOutcome.NotChecked)]
    public void Of_a_girls_X(string child, string father, string mother, MendelianOutcome outcome) => Assert.Equal(outcome, Check(child, father, mother, Inheritance.BothFatherHaploid));

    [Theory]
    [InlineData(ChromosomeKind.Autosome, false, Sex.Unknown, Inheritance.Both)]
    [InlineData(ChromosomeKind.Other, false, Sex.Male, Inheritance.Both)]
    [InlineData(ChromosomeKind.X, false, Sex.Male, Inheritance.Mother)]
    [InlineData(ChromosomeKind.X, true, Sex.Male, Inheritance.Both)]
    [InlineData(ChromosomeKind.X, false, Sex.Female, Inheritance.BothFatherHaploid)]
    [InlineData(ChromosomeKind.X, false, Sex.Unknown, Inheritance.Unknown)]
    [InlineData(ChromosomeKind.Y, false, Sex.Male, Inheritance.Father)]
    [InlineData(ChromosomeKind.Y, true, Sex.Male, Inheritance.Unknown)]
    [InlineData(ChromosomeKind.Y, false, Sex.Female, Inheritance.Unknown)]
    [InlineData(ChromosomeKind.Mitochondrial, false, Sex.Female, Inheritance.Mother)]
    public void Chromosomes_come_from_whom_they_do(ChromosomeKind chromosome, bool isPseudoAutosomal, Sex sex, Inheritance expected) =>
        Assert.Equal(expected, MendelianCheck.InheritanceOf(chromosome, isPseudoAutosomal, sex));

    [Theory]
    [InlineData(GenomeBuild.Grch37, ChromosomeKind.X, 2_699_520, true)]
    [InlineData(GenomeBuild.Grch37, ChromosomeKind.X, 2_699_521, false)]
    [InlineData(GenomeBuild.Grch38, ChromosomeKind.X, 2_699_521, true)]
    [InlineData(GenomeBuild.Grch38, ChromosomeKind.X, 10_000, false)]
    [InlineData(GenomeBuild.Grch38, ChromosomeKind.X, 156_030_895, true)]
    [InlineData(GenomeBuild.Unknown, ChromosomeKind.X, 100_000, false)]
    [InlineData(GenomeBuild.Unknown, ChromosomeKind.PseudoAutosomal, 5, true)]
    [InlineData(GenomeBuild.Grch38, ChromosomeKind.Autosome, 100_000, false)]
    public void Pseudo_autosomal_regions_are_those_of_the_build(string build, ChromosomeKind chromosome, int position, bool expected) =>
        Assert.Equal(expected, PseudoAutosomalRegions.Contain(build, chromosome, position));

    /// <summary>Whoever has an allele of each parent is no error, and who has not, is one: by counting, whatever the alleles.</summary>
    [Fact]
    public void Children_of_their_parents_are_consistent() => Gen.Select(Gen.Int[0, 3].Array[4], Gen.Int[0, 3].Array[2], Gen.Bool).Sample((parents, child, swap) =>
    {
        var (father, mother) = (new CalledAlleles(parents[0], parents[1], 2), new CalledAlleles(parents[2], parents[3], 2));
        var called = swap ? new CalledAlleles(child[1], child[0], 2) : new CalledAlleles(child[0], child[1], 2);
        int[][] possible = [[parents[0], parents[2]], [parents[0], parents[3]], [parents[1], parents[2]], [parents[1], parents[3]]];
        var isPossible = possible.Any(pair => pair.Order().SequenceEqual(child.Order()));
        Assert.Equal(isPossible, MendelianCheck.Check(called, father, mother, Inheritance.Both) == MendelianOutcome.Consistent);
    });

    private static MendelianOutcome Check(string child, string father, string mother, Inheritance inheritance) => MendelianCheck.Check(Alleles(child), Alleles(father), Alleles(mother), inheritance);

    private static CalledAlleles Alleles(string text)
    {
        var alleles = text.Split('/').Select(part => part == "." ? -1 : int.Parse(part)).ToArray();
        return alleles.Length > 2 ? new CalledAlleles(-1, -1, alleles.Length) : new CalledAlleles(alleles[0], alleles[^1], alleles.Length);
    }
}
