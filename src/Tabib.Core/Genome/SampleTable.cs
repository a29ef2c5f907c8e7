using Tabib.Core.Identity;

namespace Tabib.Core.Genome;

/// <summary>The samples of a genotype file, in its order.</summary>
/// <param name="Ids">Individual identifiers (IID).</param>
/// <param name="FamilyIds">Family identifiers (FID); null where the file has none.</param>
/// <param name="Sexes">As the file states them; never guessed.</param>
/// <param name="Fathers">Identifier of the father within the family, "0" where unknown; null where the file has none.</param>
/// <param name="Mothers">As <paramref name="Fathers"/>.</param>
public sealed record SampleTable(string[] Ids, string[]? FamilyIds, Sex[] Sexes, string[]? Fathers = null, string[]? Mothers = null)
{
    public int Count => Ids.Length;

    /// <summary>Only the samples with these indexes, in the given order.</summary>
    public SampleTable Subset(ReadOnlySpan<int> indexes) => new(Take(Ids, indexes)!, Take(FamilyIds, indexes), Take(Sexes, indexes)!, Take(Fathers, indexes), Take(Mothers, indexes));

    private static T[]? Take<T>(T[]? values, ReadOnlySpan<int> indexes)
    {
        if (values is null) return null;
        var taken = new T[indexes.Length];
        for (var i = 0; i < taken.Length; i++) taken[i] = values[indexes[i]];
        return taken;
    }
}
