namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>CPIC's table of pairs of genes and drugs with their levels: which pairs of level A a release says nothing of.</summary>
/// <remarks>Columns used: genesymbol, drugid, cpiclevel (A, A/B ... D, Retired), removed.</remarks>
internal static class CpicPairs
{
    public const string Table = "pair";

    /// <param name="drugs">Names by drugid.</param>
    /// <exception cref="Core.Outcomes.ProblemException">PGX021: the table cannot be used.</exception>
    public static IReadOnlyList<GeneImportNote> WithoutGuidance(ReleaseFile file, IReadOnlyDictionary<string, string> drugs, IEnumerable<DrugGuidance> guidance)
    {
        var answered = guidance.SelectMany(item => item.Rows.SelectMany(row => row.When.Keys).Select(gene => (gene, item.Drug))).ToHashSet();
        var pairs = ReleaseJson.Read(file, static root => root.EnumerateArray().Select(CpicTables.Row).Where(row => row.GetValueOrDefault("cpiclevel") == "A" && row.GetValueOrDefault("removed") != "true").Select(row => (Gene: row.Need("genesymbol"), Drug: row.Need("drugid"))).ToList());
        return
        [
            .. pairs.Select(pair => (pair.Gene, Drug: drugs.GetValueOrDefault(pair.Drug, pair.Drug))).Where(pair => !answered.Contains(pair))
                .GroupBy(pair => pair.Gene, pair => pair.Drug, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new GeneImportNote(group.Key, "pairs of level A without a recommendation that could be taken over", [.. group.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
        ];
    }
}
