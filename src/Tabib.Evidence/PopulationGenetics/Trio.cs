using Tabib.Core.Genome;
using Tabib.Core.Identity;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>A child and both its parents, as indexes of samples.</summary>
public readonly record struct Trio(int Child, int Father, int Mother, Sex ChildSex)
{
    /// <summary>All trios of which the set has all three.</summary>
    public static IReadOnlyList<Trio> Find(SampleTable samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Fathers is null || samples.Mothers is null) return [];
        var indexes = new Dictionary<(string Family, string Id), int>();
        for (var i = 0; i < samples.Count; i++) indexes[(FamilyOf(samples, i), samples.Ids[i])] = i;
        var trios = new List<Trio>();
        for (var i = 0; i < samples.Count; i++)
        {
            var family = FamilyOf(samples, i);
            if (indexes.TryGetValue((family, samples.Fathers[i]), out var father) && indexes.TryGetValue((family, samples.Mothers[i]), out var mother) && father != mother && father != i && mother != i)
                trios.Add(new Trio(i, father, mother, samples.Sexes[i]));
        }

        return trios;
    }

    private static string FamilyOf(SampleTable samples, int sample) => samples.FamilyIds?[sample] ?? "0";
}
