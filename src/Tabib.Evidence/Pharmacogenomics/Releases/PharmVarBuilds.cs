using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Places on both builds, from PharmVar's tables of one gene on GRCh38 and on GRCh37.</summary>
/// <remarks>The table of GRCh37 lists haplotypes by their differences from GRCh37, so a base that the builds have the other way round stands there with reference and variant exchanged (CYP2D6 rs16947): what is compared is the rs number and the pair of bases, never their order.</remarks>
internal static class PharmVarBuilds
{
    /// <param name="map">Takes the places; what the program's own facts state is put in last and counts.</param>
    /// <returns>Places of own positions that the tables contradict.</returns>
    public static IReadOnlyList<int> AddTo(BuildMap map, PharmVarTable on38, PharmVarTable? on37, GeneFacts? own)
    {
        var chromosome = on38.Sequence!.Chromosome;
        var (places38, places37) = (ByName(on38), on37 is null ? [] : ByName(on37));
        var contradicted = new List<int>();
        var known = (own?.Positions ?? []).ToDictionary(position => position.Grch38);
        foreach (var (name, row38) in places38)
        {
            // Two places of one name on a build cannot be told apart.
            if (row38 is null || places37.GetValueOrDefault(name) is not { } row37) continue;
            map.Add(on38.Gene, chromosome, row38.Start, row38.Reference, row37.Start, row37.Reference);
            if (known.TryGetValue(row38.Start, out var position) && position.Grch37 is { } stated && (stated != row37.Start || (!position.HasLongAllele && position.Reference37 != row37.Reference))) contradicted.Add(row38.Start);
        }

        foreach (var position in known.Values.Where(position => position.Grch37 is not null)) map.Add(on38.Gene, chromosome, position.Grch38, position.Reference, position.Grch37!.Value, position.Reference37);
        return contradicted;
    }

    /// <summary>Substitutions with an rs number; the places of other changes follow from their neighbours.</summary>
    private static Dictionary<string, PharmVarRow?> ByName(PharmVarTable table)
    {
        var places = new Dictionary<string, PharmVarRow?>(StringComparer.Ordinal);
        foreach (var row in table.Haplotypes.SelectMany(haplotype => haplotype.Rows).Where(row => row.Rsid is not null && row.IsSubstitution))
        {
            var pair = string.CompareOrdinal(row.Reference, row.Alternate) <= 0 ? $"{row.Rsid} {row.Reference} {row.Alternate}" : $"{row.Rsid} {row.Alternate} {row.Reference}";
            if (!places.TryAdd(pair, row) && places[pair] is { } before && (before.Start != row.Start || before.Reference != row.Reference)) places[pair] = null;
        }

        return places;
    }
}
