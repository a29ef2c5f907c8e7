using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;
using Tabib.Record.Genotypes;

namespace Tabib.App.Association;

/// <summary>The small p-values of a table of results, found in a genotype set by chromosome, position and alleles (in either order: a correlation's square does not ask which is counted).</summary>
internal static class ClumpCandidates
{
    /// <param name="notes">What was not found, or not used, and why.</param>
    /// <exception cref="ProblemException">ASC018: none is in the set. ASC019: a variant is in the table twice.</exception>
    public static List<(int Variant, double Log10P)> Find(AssociationResultTable table, string path, GenotypeStore store, ICollection<Problem> notes)
    {
        var rows = new Dictionary<(string Chromosome, int Position, string First, string Second), List<AssociationResult>>();
        foreach (var row in table.Rows)
        {
            var key = KeyOf(row.Chromosome, row.Position, row.Reference, row.Alternate);
            if (!rows.TryGetValue(key, out var known)) rows.Add(key, known = []);
            if (known.Exists(other => other.Id == row.Id)) throw Twice(path, row);
            known.Add(row);
        }

        var found = new List<(int Variant, double Log10P)>();
        var places = rows.Keys.Select(key => (key.Chromosome, key.Position)).ToHashSet();
        var canonical = store.Variants.Chromosomes.Select(chromosome => chromosome.Canonical).ToArray();
        var further = 0;
        foreach (var variant in store.Selected)
        {
            var (chromosome, position) = (canonical[store.Variants.ChromosomeIndex(variant)], store.Variants.Position(variant));
            if (!places.Contains((chromosome, position))) continue;
            var reference = store.Variants.Reference(variant);
            var alternates = store.Variants.Alternate(variant).Split(',');
            if (Take(rows, KeyOf(chromosome, position, reference, alternates[0]), store.Variants.Id(variant)) is { } row) found.Add((variant, row.Log10P));
            further += alternates.Skip(1).Count(alternate => Take(rows, KeyOf(chromosome, position, reference, alternate), store.Variants.Id(variant)) is not null);
        }

        var absent = rows.Values.Sum(left => left.Count);
        if (found.Count == 0 && table.Rows.Count > 0) throw new ProblemException(new Problem("ASC018", ProblemSeverity.Fatal, $"None of the {table.Rows.Count:N0} variants with a small p-value is in the genotype set.", new ProblemLocation(path, table.Rows[0].Line), "Chromosome, position and alleles must be equal: are both of one genome build?"));
        if (absent > 0) notes.Add(new Problem("ASC018", ProblemSeverity.Warning, $"{absent:N0} of the {table.Rows.Count:N0} variants with a small p-value are not in the genotype set; they are left out.", new ProblemLocation(path), "Variants left out by --region, --extract or --exclude count as absent."));
        if (further > 0) notes.Add(new Problem("ASC020", ProblemSeverity.Information, $"{further:N0} small p-values are of a second or further ALT allele; they are left out.", new ProblemLocation(path), "Split such variants (variants normalize --split any) to clump each allele."));
        return found;
    }

    private static (string Chromosome, int Position, string First, string Second) KeyOf(string chromosome, int position, string reference, string alternate) =>
        string.CompareOrdinal(reference, alternate) < 0 ? (Chromosome.Of(chromosome).Canonical, position, reference, alternate) : (Chromosome.Of(chromosome).Canonical, position, alternate, reference);

    /// <summary>The row of the same id where there are several; each is taken once.</summary>
    private static AssociationResult? Take(Dictionary<(string, int, string, string), List<AssociationResult>> rows, (string, int, string, string) key, string id)
    {
        if (!rows.TryGetValue(key, out var candidates) || candidates.Count == 0) return null;
        var index = Math.Max(0, candidates.FindIndex(row => row.Id == id));
        var row = candidates[index];
        candidates.RemoveAt(index);
        return row;
    }

    private static ProblemException Twice(string path, AssociationResult row) =>
        new(new Problem("ASC019", ProblemSeverity.Fatal, $"{row.Chromosome}:{row.Position} {row.Reference} {row.Alternate} is in the table twice.", new ProblemLocation(path, row.Line), "Which p-value holds cannot be told: keep one row a variant."));
}
