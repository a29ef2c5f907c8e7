using Tabib.Core.Outcomes;
using Tabib.Evidence.Association.Genes;
using Tabib.Ingest.Plink;
using Tabib.Record.Genotypes;

namespace Tabib.App.Association;

/// <summary>The sets of a list, found in a genotype set.</summary>
/// <param name="Listed">Different variants that the list names.</param>
/// <param name="Unknown">Of them, those that the genotype set (as selected) does not have.</param>
internal sealed record GeneSets(IReadOnlyList<GeneSet> Sets, int Listed, int Unknown)
{
    /// <exception cref="ProblemException">GNT001, GNT002: no list. GNT004: none of its variants is there.</exception>
    public static GeneSets Read(string path, GenotypeStore store)
    {
        var lines = GeneSetReader.Read(path);
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var id in lines.SelectMany(set => set.VariantIds)) places.TryAdd(id, []);
        var lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> text = stackalloc char[256];
        foreach (var variant in store.Selected)
        {
            var bytes = store.Variants.IdBytes(variant);
            if (bytes.Length > text.Length)
            {
                if (places.TryGetValue(store.Variants.Id(variant), out var longer)) longer.Add(variant);
                continue;
            }

            var length = System.Text.Encoding.UTF8.GetChars(bytes, text);
            if (lookup.TryGetValue(text[..length], out var list)) list.Add(variant);
        }

        var unknown = places.Values.Count(list => list.Count == 0);
        if (unknown == places.Count) throw new ProblemException(new Problem("GNT004", ProblemSeverity.Fatal, $"None of the {places.Count:N0} variants that the gene sets name is in the genotype set.", new ProblemLocation(path), $"Ids must be equal; the list begins with '{lines[0].VariantIds[0]}', the set with '{store.Variants.Id(store.Selected[0])}'."));
        return new GeneSets([.. lines.Select(set => new GeneSet(set.Gene, set.Mask, [.. set.VariantIds.SelectMany(id => places[id]).Order()], set.VariantIds.Count))], places.Count, unknown);
    }
}
