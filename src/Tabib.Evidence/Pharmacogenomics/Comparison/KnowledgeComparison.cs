using System.Globalization;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Evidence.Pharmacogenomics.Comparison;

/// <summary>Holds two states of knowledge against each other, fact by fact.</summary>
public static class KnowledgeComparison
{
    private const string Undefined = "undefined";

    /// <returns>Genes that differ, in name order; a gene whose version alone differs is among them.</returns>
    public static IReadOnlyList<GeneDifference> Compare(PgxKnowledge before, PgxKnowledge after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var differences = new List<GeneDifference>();
        foreach (var gene in before.Genes.Concat(after.Genes).Select(facts => facts.Gene).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var difference = Compare(gene, Find(before, gene), Find(after, gene));
            if (!difference.IsVersionOnly || difference.VersionBefore != difference.VersionAfter) differences.Add(difference);
        }

        return differences;
    }

    private static GeneFacts? Find(PgxKnowledge knowledge, string gene) => knowledge.Genes.FirstOrDefault(facts => facts.Gene == gene);

    private static GeneDifference Compare(string gene, GeneFacts? before, GeneFacts? after) => new(
        gene,
        before?.Version,
        after?.Version,
        Changes(PositionsOf(before), PositionsOf(after), Comparer<string>.Create(ByPlace)),
        AllelesOf(before, after),
        Changes(FunctionsOf(before), FunctionsOf(after), AlleleNameOrder.Instance),
        Changes(ResultsOf(before), ResultsOf(after), StringComparer.Ordinal),
        Changes(SettingsOf(before), SettingsOf(after), StringComparer.Ordinal));

    private static List<FactChange> Changes(Dictionary<string, string> before, Dictionary<string, string> after, IComparer<string> order) =>
        [.. before.Keys.Union(after.Keys).Order(order).Select(name => new FactChange(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name))).Where(change => change.Before != change.After)];

    private static int ByPlace(string x, string y) => int.Parse(x, CultureInfo.InvariantCulture).CompareTo(int.Parse(y, CultureInfo.InvariantCulture));

    private static Dictionary<string, string> PositionsOf(GeneFacts? facts) => facts?.Positions.ToDictionary(
        position => position.Grch38.ToString(CultureInfo.InvariantCulture),
        position => string.Create(CultureInfo.InvariantCulture, $"{position.Reference}>{string.Join(',', position.Alternates)}{(position.Rsid is null ? "" : $" {position.Rsid}")}, GRCh37 {position.Grch37?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}{(position.Reference37 == position.Reference ? "" : $" {position.Reference37}")}, {string.Join("; ", position.Names)}")) ?? [];

    private static List<FactChange> AllelesOf(GeneFacts? before, GeneFacts? after)
    {
        var (old, young) = (CellsOf(before), CellsOf(after));
        var (oldReference, youngReference) = (ReferencesOf(before), ReferencesOf(after));
        var changes = new List<FactChange>();
        foreach (var name in old.Keys.Union(young.Keys).Order(AlleleNameOrder.Instance))
        {
            var (x, y) = (old.GetValueOrDefault(name), young.GetValueOrDefault(name));
            if (x is null || y is null)
            {
                changes.Add(new FactChange(name, x is null ? null : Text(x), y is null ? null : Text(y)));
                continue;
            }

            // A reference base at a place that the other release does not look at is no change of the allele: the place itself is listed.
            var places = x.Keys.Union(y.Keys).Order().Where(place => x.GetValueOrDefault(place) != y.GetValueOrDefault(place)
                && !(!oldReference.ContainsKey(place) && y.GetValueOrDefault(place) == youngReference[place])
                && !(!youngReference.ContainsKey(place) && x.GetValueOrDefault(place) == oldReference[place])).ToList();
            if (places.Count > 0) changes.Add(new FactChange(name, Text(x, places), Text(y, places)));
        }

        return changes;
    }

    private static string Text(SortedDictionary<int, string> cells) => Text(cells, cells.Keys);

    private static string Text(SortedDictionary<int, string> cells, IEnumerable<int> places) =>
        string.Join(", ", places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place} {cells.GetValueOrDefault(place, Undefined)}")));

    private static Dictionary<string, SortedDictionary<int, string>> CellsOf(GeneFacts? facts) => facts?.Alleles.ToDictionary(
        allele => allele.Name,
        allele => new SortedDictionary<int, string>(allele.Cells.Select((cell, index) => (facts.Positions[index].Grch38, Cell: cell)).Where(pair => pair.Cell is not null).ToDictionary(pair => pair.Grch38, pair => pair.Cell!)),
        StringComparer.Ordinal) ?? [];

    private static Dictionary<int, string> ReferencesOf(GeneFacts? facts) => facts?.Positions.ToDictionary(position => position.Grch38, position => position.Reference) ?? [];

    private static Dictionary<string, string> FunctionsOf(GeneFacts? facts) => facts?.Functions.ToDictionary(
        pair => pair.Key,
        pair => string.Join(", ", new[] { pair.Value.Function, pair.Value.Value is { } value ? $"activity {value}" : null }.OfType<string>()),
        StringComparer.Ordinal) ?? [];

    private static Dictionary<string, string> ResultsOf(GeneFacts? facts)
    {
        var results = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rule in facts?.Results ?? []) results.TryAdd(rule.Second is null ? rule.First : $"{rule.First} + {rule.Second}", rule.Result);
        foreach (var rule in facts?.Scores ?? []) results.TryAdd($"activity score {rule.Score}", rule.Result);
        return results;
    }

    private static Dictionary<string, string> SettingsOf(GeneFacts? facts) => facts is null ? [] : new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["chromosome"] = facts.Chromosome,
        ["calling"] = facts.Calling.ToString(),
        ["undocumented"] = facts.Undocumented.ToString(),
        ["onRequest"] = facts.IsOnRequest ? "yes" : "no",
        ["reference"] = facts.ReferenceAllele < 0 ? "none" : facts.Alleles[facts.ReferenceAllele].Name,
        ["requiredPositions"] = Joined(facts.RequiredPositions),
        ["tier1Positions"] = Joined(facts.Tier1Positions),
        ["extraPositions"] = Joined(facts.ExtraPositions.Select(position => position.Grch38)),
        ["linked"] = facts.Linked?.ToString() ?? "none",
        ["fallback"] = facts.Fallback?.ToString() ?? "none",
        ["priorities"] = string.Join("; ", facts.Priorities.Select(priority => $"{string.Join(", ", priority.Candidates)}: {priority.Pick}")),
        ["suballeles"] = string.Join(", ", facts.Suballeles.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} = {pair.Value}")),
    };

    private static string Joined(IEnumerable<int> places) => string.Join(", ", places.Select(place => place.ToString(CultureInfo.InvariantCulture)));
}
