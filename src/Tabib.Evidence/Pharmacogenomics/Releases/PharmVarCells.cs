using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Cells of alleles: what their core defines, and a set of bases where some of their suballeles have a change that defines another allele.</summary>
/// <remarks>As CPIC's tables do with PharmVar's core alleles since 2019: a change that some suballeles of *2 have and others have not is an IUPAC letter in *2.</remarks>
internal sealed class PharmVarCells(PharmVarPositions positions, PharmVarNotes notes)
{
    private readonly Dictionary<int, int> _columns = positions.All.Select((position, index) => (position.Grch38, index)).ToDictionary(pair => pair.Grch38, pair => pair.index);

    /// <param name="isReference">Places where the allele is said to be like the reference, beside its changes.</param>
    public string?[] Of(string name, IReadOnlyList<PharmVarChange> changes, IEnumerable<PharmVarHaplotype> suballeles, Func<int, bool> isReference)
    {
        var cells = new string?[positions.All.Count];
        foreach (var change in changes) cells[_columns[change.Place]] = change.Alternate;
        var widened = new SortedDictionary<int, string>();
        foreach (var suballele in suballeles)
        {
            // A suballele that lacks what defines its core allele is no form of it.
            var has = suballele.Rows.Where(row => row.IsSubstitution).Select(row => (row.Start, row.Alternate)).ToHashSet();
            if (changes.Any(change => IsSubstitution(change) && !has.Contains((change.Place, change.Alternate))))
            {
                notes.Add("suballeles left out: they lack a change that defines their core allele", suballele.Name);
                continue;
            }

            foreach (var (column, alternate) in Substitutions(suballele).Where(pair => cells[pair.Column] is null)) widened[column] = widened.GetValueOrDefault(column, "") + alternate;
        }

        foreach (var (column, bases) in widened) cells[column] = IupacBases.LetterOf(positions.All[column].Reference + bases);
        for (var column = 0; column < cells.Length; column++)
        {
            if (cells[column] is null && isReference(positions.All[column].Grch38)) cells[column] = positions.All[column].Reference;
        }

        if (widened.Count > 0) notes.Add("may or may not have changes that define other alleles, as their suballeles do", name);
        return cells;
    }

    /// <summary>Whether every known form of the reference allele has a change where definitions look: then GRCh38 is not its sequence.</summary>
    public bool DiffersFrom(string reference, IEnumerable<PharmVarHaplotype> suballeles)
    {
        var (forms, differing) = (0, new List<string>());
        foreach (var suballele in suballeles)
        {
            forms++;
            if (Substitutions(suballele).Any()) differing.Add(suballele.Name);
        }

        if (forms > 0 && differing.Count == forms) return true;
        foreach (var name in differing) notes.Add($"suballeles of the reference {reference} that have a change which defines another allele are called as that", name);
        return false;
    }

    private static bool IsSubstitution(PharmVarChange change) => change.Reference.Length == 1 && change.Alternate.Length == 1;

    private IEnumerable<(int Column, char Alternate)> Substitutions(PharmVarHaplotype suballele)
    {
        foreach (var row in suballele.Rows)
        {
            if (row.IsSubstitution && _columns.TryGetValue(row.Start, out var column) && !positions.All[column].HasLongAllele && positions.All[column].Reference == row.Reference && positions.All[column].Alternates.Contains(row.Alternate))
                yield return (column, row.Alternate[0]);
        }
    }
}
