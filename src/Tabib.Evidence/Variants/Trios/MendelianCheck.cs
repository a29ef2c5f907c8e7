using Tabib.Core.Genome;
using Tabib.Core.Identity;

namespace Tabib.Evidence.Variants.Trios;

/// <summary>Holds the genotypes of a child and its parents to Mendel's laws, whatever the number of alleles.</summary>
/// <remarks>A missing allele of a parent may be any; of a child all must be known. On X a father who is called heterozygous counts as missing, a boy who is as not checked.</remarks>
public static class MendelianCheck
{
    /// <param name="isPseudoAutosomal">The site lies where X and Y are alike.</param>
    public static Inheritance InheritanceOf(ChromosomeKind chromosome, bool isPseudoAutosomal, Sex child) => (chromosome, child) switch
    {
        (ChromosomeKind.Mitochondrial, _) => Inheritance.Mother,
        (ChromosomeKind.X, _) when isPseudoAutosomal => Inheritance.Both,
        (ChromosomeKind.X, Sex.Male) => Inheritance.Mother,
        (ChromosomeKind.X, Sex.Female) => Inheritance.BothFatherHaploid,
        (ChromosomeKind.Y, _) when isPseudoAutosomal => Inheritance.Unknown,
        (ChromosomeKind.Y, Sex.Male) => Inheritance.Father,
        (ChromosomeKind.X or ChromosomeKind.Y, _) => Inheritance.Unknown,
        _ => Inheritance.Both,
    };

    public static MendelianOutcome Check(CalledAlleles child, CalledAlleles father, CalledAlleles mother, Inheritance inheritance)
    {
        if (!child.IsCalled) return MendelianOutcome.NotChecked;
        switch (inheritance)
        {
            case Inheritance.Both:
                return child.Ploidy == 2 ? OfBoth(child, father, mother) : MendelianOutcome.NotChecked;
            case Inheritance.BothFatherHaploid:
                if (child.Ploidy != 2) return MendelianOutcome.NotChecked;
                return OfBoth(child, father.IsCalled && father.First != father.Second ? new CalledAlleles(-1, -1, 2) : father, mother);
            case Inheritance.Mother:
                if (child.First != child.Second) return MendelianOutcome.NotChecked;
                return mother.MayHave(child.First) ? MendelianOutcome.Consistent : MendelianOutcome.NotOfMother;
            case Inheritance.Father:
                if (child.First != child.Second) return MendelianOutcome.NotChecked;
                return father.MayHave(child.First) ? MendelianOutcome.Consistent : MendelianOutcome.NotOfFather;
            default:
                return MendelianOutcome.NotChecked;
        }
    }

    private static MendelianOutcome OfBoth(CalledAlleles child, CalledAlleles father, CalledAlleles mother)
    {
        var (one, two) = (child.First, child.Second);
        if ((father.MayHave(one) && mother.MayHave(two)) || (father.MayHave(two) && mother.MayHave(one))) return MendelianOutcome.Consistent;
        var (ofFather, ofMother) = (father.MayHave(one) || father.MayHave(two), mother.MayHave(one) || mother.MayHave(two));
        return (ofFather, ofMother) switch
        {
            (false, false) => MendelianOutcome.NotOfEither,
            (false, true) => MendelianOutcome.NotOfFather,
            (true, false) => MendelianOutcome.NotOfMother,
            _ => MendelianOutcome.NewAllele,
        };
    }
}
