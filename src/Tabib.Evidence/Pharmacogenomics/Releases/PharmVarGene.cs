using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Makes a gene's facts of PharmVar's haplotypes: core alleles are the definitions, suballeles widen them. Functions, results and gene-specific settings stay as the program has them.</summary>
internal sealed class PharmVarGene
{
    /// <summary>Genes that the program does not know, of which deletions or duplications are common: small variants do not show them.</summary>
    private static readonly HashSet<string> Structural = new(["CYP2A6", "CYP2E1"], StringComparer.Ordinal);

    private readonly PharmVarTable _table;
    private readonly GeneFacts? _own;
    private readonly PharmVarNotes _notes;
    private readonly PharmVarSpelling _spelling;
    private readonly List<(string Name, IReadOnlyList<PharmVarChange> Changes)> _alleles = [];
    private readonly Dictionary<string, string> _suballeles = new(StringComparer.Ordinal);

    public PharmVarGene(PharmVarTable table, GeneFacts? own, PharmVarAnchors anchors, PharmVarNotes notes) =>
        (_table, _own, _notes, _spelling) = (table, own, notes, new PharmVarSpelling(own, anchors));

    /// <param name="builds">Places on GRCh37.</param>
    /// <returns>Null where the gene cannot be made; the notes say why.</returns>
    public GeneFacts? Facts(BuildMap builds)
    {
        var reference = _table.Haplotypes.FirstOrDefault(haplotype => haplotype.IsReference && !haplotype.IsSuballele);
        if (reference is null)
        {
            _notes.Add("left as it was: no allele is the reference on GRCh38");
            return null;
        }

        var suballeles = _table.Haplotypes.Where(haplotype => haplotype.IsSuballele && haplotype.Unreadable is null).ToLookup(haplotype => haplotype.Core, StringComparer.Ordinal);
        TakeCoreAlleles(reference.Name);
        TakeSuballelesWithoutCore();
        var positions = new PharmVarPositions(_table.Gene, _table.Sequence!.Chromosome, builds);
        var defined = _alleles.Where(allele => Fits(positions, allele)).ToList();
        positions.Close(_own);
        var cells = new PharmVarCells(positions, _notes);
        if (cells.DiffersFrom(reference.Name, suballeles[reference.Name]))
        {
            _notes.Add($"left as it was: GRCh38 is not the sequence of its reference {reference.Name}");
            return null;
        }

        var alleles = defined.Select(allele => new AlleleFacts(allele.Name, cells.Of(allele.Name, allele.Changes, suballeles[allele.Name], IsReference(allele.Name, allele.Changes))))
            .Append(new AlleleFacts(reference.Name, [.. positions.All.Select(position => ReferenceCell(reference.Name, position))]))
            .OrderBy(allele => allele.Name, AlleleNameOrder.Instance).ToList();
        if (positions.All.Count == 0)
        {
            _notes.Add("left as it was: no change of it can be used");
            return null;
        }

        var own = _own ?? new GeneFacts { Gene = _table.Gene, Version = "", Chromosome = _table.Sequence.Chromosome, Positions = [], Alleles = [], ReferenceAllele = -1, Functions = new Dictionary<string, AlleleFunction>(), IsOnRequest = Structural.Contains(_table.Gene) };
        TellFunctions(own, alleles);
        return own with
        {
            Version = _own is null ? _table.Version : $"{_table.Version} (functions {_own.Version})",
            Positions = positions.All,
            Alleles = alleles,
            ReferenceAllele = alleles.FindIndex(allele => allele.Name == reference.Name),
            Suballeles = _suballeles,
        };
    }

    private void TakeCoreAlleles(string reference)
    {
        foreach (var core in _table.Haplotypes.Where(haplotype => !haplotype.IsSuballele && haplotype.Name != reference))
        {
            // The program's own tables know it by its function, but no small variants define it.
            if (_own is not null && _own.Functions.ContainsKey(core.Name) && _own.Alleles.All(allele => allele.Name != core.Name)) _notes.Add("left out: a deletion, duplication or hybrid, which small variants do not tell", core.Name);
            else if (core.Unreadable is { } why) _notes.Add($"left out: {why}", core.Name);
            else if (core.Rows.Count == 0) _notes.Add("left out: no change is listed", core.Name);
            else if (Spell(core, core.Rows) is { } changes) _alleles.Add((core.Name, changes));
        }
    }

    /// <summary>A core allele that has no row of its own (SLCO1B1*45) is known by its suballeles: each is defined, by the changes that definitions of the gene use, and reported as the core allele.</summary>
    private void TakeSuballelesWithoutCore()
    {
        var cores = _table.Haplotypes.Where(haplotype => !haplotype.IsSuballele).Select(haplotype => haplotype.Name).ToHashSet(StringComparer.Ordinal);
        var used = _alleles.SelectMany(allele => allele.Changes).Select(change => change.Place).Concat(_own?.Positions.Select(position => position.Grch38) ?? []).ToHashSet();
        foreach (var suballele in _table.Haplotypes.Where(haplotype => haplotype.IsSuballele && haplotype.Unreadable is null && !cores.Contains(haplotype.Core)))
        {
            if (Spell(suballele, suballele.Rows.Where(row => !row.IsSubstitution || used.Contains(row.Start)), used) is not { } changes) continue;
            if (changes.Count == 0)
            {
                _notes.Add("left out: its core allele is not listed, and no change of it is one that defines an allele", suballele.Name);
                continue;
            }

            _alleles.Add((suballele.Name, changes));
            _suballeles[suballele.Name] = suballele.Core;
        }
    }

    /// <param name="used">Places that count; null for all.</param>
    /// <returns>Null where a change cannot be spelled; it is told.</returns>
    private List<PharmVarChange>? Spell(PharmVarHaplotype haplotype, IEnumerable<PharmVarRow> rows, HashSet<int>? used = null)
    {
        var changes = new List<PharmVarChange>();
        foreach (var row in rows)
        {
            var (change, why) = _spelling.Spell(haplotype.Name, row);
            if (change is not null && (used is null || used.Contains(change.Place)) && !changes.Any(other => other.Place == change.Place && other.Alternate == change.Alternate)) changes.Add(change);
            if (change is not null || used is not null) continue;
            _notes.Add($"left out: {why}", haplotype.Name);
            return null;
        }

        return changes;
    }

    private bool Fits(PharmVarPositions positions, (string Name, IReadOnlyList<PharmVarChange> Changes) allele)
    {
        if (positions.Take(allele.Changes) is not { } why) return true;
        _notes.Add($"left out: {why}", allele.Name);
        return false;
    }

    /// <summary>What PharmVar does not list: where an allele is said to be like the reference. The program's own facts say it of an allele of the same changes; *1 is so throughout where the reference sequence is another allele (CYP2C19*38).</summary>
    private Func<int, bool> IsReference(string name, IReadOnlyList<PharmVarChange> changes)
    {
        if (name == "*1") return _ => true;
        if (_own?.Alleles.FirstOrDefault(allele => allele.Name == name) is not { } own) return _ => false;
        var cells = own.Cells.Zip(_own.Positions).Where(pair => pair.First is not null).ToDictionary(pair => pair.Second.Grch38, pair => (Cell: pair.First!, pair.Second.Reference));
        var isSame = cells.Values.Count(pair => pair.Cell != pair.Reference && !IupacBases.IsAmbiguous(pair.Cell)) == changes.Count && changes.All(change => cells.TryGetValue(change.Place, out var pair) && pair.Cell == change.Alternate);
        return place => isSame && cells.TryGetValue(place, out var pair) && pair.Cell == pair.Reference;
    }

    /// <summary>The reference's own base; or the set of bases that the program's own facts allow it there, as some suballeles of it have another.</summary>
    private string ReferenceCell(string name, PositionFacts position)
    {
        if (_own is null || _own.ReferenceAllele < 0 || _own.Alleles[_own.ReferenceAllele] is not { } own || own.Name != name) return position.Reference;
        var column = _own.Positions.ToList().FindIndex(known => known.Grch38 == position.Grch38 && known.Reference == position.Reference);
        return column >= 0 && own.Cells[column] is { } cell && IupacBases.IsAmbiguous(cell) ? cell : position.Reference;
    }

    private void TellFunctions(GeneFacts own, List<AlleleFacts> alleles)
    {
        foreach (var allele in alleles.Where(allele => !own.Functions.ContainsKey(_suballeles.GetValueOrDefault(allele.Name, allele.Name)))) _notes.Add("function unknown: PharmVar's files do not state any, and the program's own facts do not know the allele", allele.Name);
        foreach (var gone in own.Alleles.Where(before => alleles.All(allele => allele.Name != before.Name))) _notes.Add("no longer defined", gone.Name);
    }
}
