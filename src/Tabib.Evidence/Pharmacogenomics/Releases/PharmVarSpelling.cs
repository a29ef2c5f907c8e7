using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Reading;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Brings the changes of PharmVar's table to the spelling of definitions.</summary>
/// <remarks>The table has insertions and deletions at their rightmost place (HGVS) without the base before them. Where the program's own facts have the change, theirs is the spelling; else the base before it comes from PharmVar's VCF, and the change must stand leftmost there: how far it would move cannot be told without a reference sequence.</remarks>
internal sealed class PharmVarSpelling(GeneFacts? own, PharmVarAnchors anchors)
{
    private readonly Dictionary<int, PositionFacts> _places = (own?.Positions ?? []).ToDictionary(position => position.Grch38);
    private readonly List<(ShiftedIndel Indel, PositionFacts Position, string Alternate, string Name)> _indels = [.. Indels(own)];

    /// <returns>The change, or why it cannot be spelled.</returns>
    public (PharmVarChange? Change, string? Why) Spell(string haplotype, PharmVarRow row)
    {
        if (row.Reference.Length == row.Alternate.Length || (row.Reference.Length > 0 && row.Alternate.Length > 0)) return Replacement(row);
        foreach (var (indel, position, alternate, name) in _indels)
        {
            if (IsSame(indel, row) && (indel.LastStart is { } last ? row.Anchor <= last : row.Anchor == indel.Variant.Start || (row.Rsid is not null && row.Rsid == position.Rsid)))
                return (new PharmVarChange(position.Grch38, position.Reference, alternate, position.Rsid, name, position), null);
        }

        if (anchors.Find(haplotype, row) is not { } record) return (null, $"the base before {row.Name} is not known");
        var longer = record.Reference.Length > record.Alternate.Length ? record.Reference : record.Alternate;
        return longer[0] == longer[^1]
            ? (null, $"{row.Name} lies in a repeat, and its leftmost place is not known")
            : (Placed(record.Place, record.Reference, record.Alternate, row), null);
    }

    /// <summary>Whether an insertion or deletion with its anchor base is the table's, which may stand further to the right in a repeat.</summary>
    public static bool IsSame(ShiftedIndel indel, PharmVarRow row)
    {
        var (bases, distance) = (row.IsInsertion ? row.Alternate : row.Reference, row.Anchor - indel.Variant.Start);
        if (distance < 0 || indel.IsInsertion != row.IsInsertion || bases.Length != indel.Bases.Length) return false;
        for (var i = 0; i < bases.Length; i++)
        {
            if (bases[i] != indel.Bases[(distance + i) % bases.Length]) return false;
        }

        return true;
    }

    private (PharmVarChange? Change, string? Why) Replacement(PharmVarRow row)
    {
        var (start, reference, alternate) = AlleleSpelling.Shortest(row.Start, row.Reference, row.Alternate);
        if (reference.Length != alternate.Length && Math.Min(reference.Length, alternate.Length) == 1 && reference[0] == alternate[0] && (reference + alternate)[^1] == reference[0])
            return (null, $"{row.Name} lies in a repeat, and its leftmost place is not known");
        return (Placed(start, reference, alternate, row), null);
    }

    private PharmVarChange Placed(int place, string reference, string alternate, PharmVarRow row)
    {
        if (!_places.TryGetValue(place, out var position)) return new PharmVarChange(place, reference, alternate, row.Rsid, row.Name, null);
        var index = position.Reference == reference ? position.Alternates.ToList().IndexOf(alternate) : -1;
        return new PharmVarChange(place, reference, alternate, row.Rsid ?? position.Rsid, index < 0 ? row.Name : position.Names[index], position);
    }

    private static IEnumerable<(ShiftedIndel, PositionFacts, string, string)> Indels(GeneFacts? own)
    {
        foreach (var position in own?.Positions ?? [])
        {
            for (var code = 1; code <= position.Alternates.Count; code++)
            {
                var (start, reference, alternate) = AlleleSpelling.Shortest(position.Grch38, position.Reference, position.Allele(code));
                if (ShiftedIndel.Of(new DefinedVariant(start, reference, alternate, new DefinedPlace(0, 0), (byte)code), RepeatStretch.EndOf(position, code)) is { } indel)
                    yield return (indel, position, position.Allele(code), position.Names[code - 1]);
            }
        }
    }
}
