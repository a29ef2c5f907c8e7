namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Collects what an import leaves out or cannot say of a gene: alleles by reason, in the order of the first.</summary>
internal sealed class PharmVarNotes(string gene)
{
    private readonly List<(string What, List<string> Alleles)> _notes = [];

    public IReadOnlyList<GeneImportNote> All => [.. _notes.Select(note => new GeneImportNote(gene, note.What, note.Alleles))];

    public void Add(string what, string? allele = null)
    {
        var found = _notes.FindIndex(note => note.What == what);
        if (found < 0)
        {
            found = _notes.Count;
            _notes.Add((what, []));
        }

        if (allele is not null) _notes[found].Alleles.Add(allele);
    }
}
