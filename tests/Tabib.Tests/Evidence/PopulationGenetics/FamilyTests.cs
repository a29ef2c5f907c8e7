using CsCheck;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Evidence.PopulationGenetics;

namespace Tabib.Tests.Evidence.PopulationGenetics;

public sealed class FamilyTests
{
    [Fact]
    public void A_child_of_its_parents_has_no_error_and_another_genotype_has_one()
    {
        for (var father = 0; father < 3; father++)
            for (var mother = 0; mother < 3; mother++)
                for (var child = 0; child < 3; child++)
                {
                    var possible = Gametes(father).SelectMany(a => Gametes(mother).Select(b => a + b)).Contains(child);
                    Assert.Equal(possible, MendelCheck.Check(child, father, mother) == MendelError.None);
                }
    }

    [Fact]
    public void What_is_missing_accuses_nobody()
    {
        for (var code = 0; code < 4; code++)
        {
            Assert.Equal(MendelError.None, MendelCheck.Check(3, code, 0));
            Assert.Equal(MendelError.None, MendelCheck.Check(code, 3, 3));
            Assert.Equal(MendelError.None, MendelCheck.CheckOnX(code, code, 0, Sex.Unknown));
        }

        Assert.Equal(MendelError.NotOfFather, MendelCheck.Check(2, 0, 3));
        Assert.Equal(MendelError.None, MendelCheck.Check(1, 0, 3));
    }

    [Fact]
    public void On_X_a_boy_has_his_mothers_allele()
    {
        Assert.Equal(MendelError.NotOfMother, MendelCheck.CheckOnX(2, 2, 0, Sex.Male));
        Assert.Equal(MendelError.None, MendelCheck.CheckOnX(2, 0, 1, Sex.Male));
        Assert.Equal(MendelError.NotOfFather, MendelCheck.CheckOnX(0, 2, 1, Sex.Female));
        Assert.Equal(MendelError.None, MendelCheck.CheckOnX(0, 1, 1, Sex.Female));
    }

    [Fact]
    public void Errors_mirror_with_the_alleles() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3]).Sample((child, father, mother) =>
        MendelCheck.Check(child, father, mother) == MendelCheck.Check(Flip(child), Flip(father), Flip(mother)));

    [Theory]
    [InlineData(0, 1, 0, 0, 1)]
    [InlineData(1, 1, 0, 1, 0)]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(2, 1, 1, 2, 0)]
    [InlineData(1, 1, 2, 0, 1)]
    [InlineData(2, 2, 2, 0, 0)]
    [InlineData(3, 1, 1, 0, 0)]
    [InlineData(1, 1, 3, 0, 0)]
    [InlineData(2, 1, 0, 0, 0)]
    public void What_heterozygous_parents_pass_on_is_counted(int child, int father, int mother, int transmitted, int untransmitted)
    {
        var trio = new Trio(0, 1, 2, Sex.Female);
        Assert.Equal(new TransmissionDisequilibrium(transmitted, untransmitted), TransmissionDisequilibrium.Count(Cohorts.Pack(child, father, mother), [trio], _ => true, VariantPloidy.Diploid));
    }

    [Fact]
    public void A_parent_whom_an_error_implicates_says_nothing_of_other_children()
    {
        // The father has no REF allele for his first, healthy child, so that the second one's trio is left out.
        Trio[] trios = [new(0, 2, 3, Sex.Female), new(1, 2, 3, Sex.Female)];
        Assert.Equal(default, TransmissionDisequilibrium.Count(Cohorts.Pack(0, 2, 2, 1), trios, child => child == 1, VariantPloidy.Diploid));
        Assert.Equal(new TransmissionDisequilibrium(1, 0), TransmissionDisequilibrium.Count(Cohorts.Pack(3, 2, 2, 1), trios, child => child == 1, VariantPloidy.Diploid));
    }

    [Fact]
    public void Transmission_mirrors_with_the_alleles() => Gen.Select(Gen.Int[0, 3].Array[3], Gen.Bool, Gen.Bool).Sample((codes, isX, isSon) =>
    {
        var trio = new Trio(0, 1, 2, isSon ? Sex.Male : Sex.Female);
        var ploidy = isX ? VariantPloidy.SexLinked : VariantPloidy.Diploid;
        var one = TransmissionDisequilibrium.Count(Cohorts.Pack(codes), [trio], _ => true, ploidy);
        var other = TransmissionDisequilibrium.Count(Cohorts.Pack([.. codes.Select(Flip)]), [trio], _ => true, ploidy);
        Assert.Equal((one.Transmitted, one.Untransmitted), (other.Untransmitted, other.Transmitted));
    });

    [Fact]
    public void Trios_need_both_parents_of_the_same_family()
    {
        var table = new SampleTable(["a", "b", "c", "c", "d"], ["1", "1", "1", "2", "1"], new Sex[5], ["0", "0", "a", "a", "a"], ["0", "0", "b", "b", "x"]);
        Assert.Equal(new Trio(2, 0, 1, Sex.Unknown), Assert.Single(Trio.Find(table)));
        Assert.Empty(Trio.Find(new SampleTable(["a"], null, new Sex[1])));
    }

    private static int[] Gametes(int code) => code == 1 ? [0, 1] : [code / 2];

    private static int Flip(int code) => code switch { 0 => 2, 2 => 0, _ => code };
}
