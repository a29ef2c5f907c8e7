using Tabib.Core.Identity;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Finds genotypes of trios that Mendel's laws forbid, on autosomes and X.</summary>
/// <remarks>The cases and who is implicated are those of PLINK 1.9's --mendel. On X a boy has his mother's allele alone, and a father's heterozygous call is none.</remarks>
public static class MendelCheck
{
    private const int Missing = 3;

    public static MendelError Check(int child, int father, int mother)
    {
        if (child == Missing) return MendelError.None;
        if (child == 1) return father == mother && father is 0 or 2 ? MendelError.HeterozygousChild : MendelError.None;
        var lacking = 2 - child;
        return (father == lacking, mother == lacking) switch
        {
            (true, true) => MendelError.NotOfEither,
            (true, false) => MendelError.NotOfFather,
            (false, true) => MendelError.NotOfMother,
            _ => MendelError.None,
        };
    }

    /// <param name="sex">Of the child; of unknown sex nothing can be said.</param>
    public static MendelError CheckOnX(int child, int father, int mother, Sex sex) => sex switch
    {
        Sex.Male => child is 0 or 2 && mother == 2 - child ? MendelError.NotOfMother : MendelError.None,
        Sex.Female => Check(child, father == 1 ? Missing : father, mother),
        _ => MendelError.None,
    };

    /// <param name="sex">Of the child; matters on X.</param>
    public static MendelError Check(int child, int father, int mother, Sex sex, VariantPloidy ploidy) => ploidy switch
    {
        VariantPloidy.Diploid => Check(child, father, mother),
        VariantPloidy.SexLinked => CheckOnX(child, father, mother, sex),
        _ => MendelError.None,
    };

    public static bool ImplicatesFather(MendelError error) => error is MendelError.HeterozygousChild or MendelError.NotOfFather;

    public static bool ImplicatesMother(MendelError error) => error is MendelError.HeterozygousChild or MendelError.NotOfMother;
}
