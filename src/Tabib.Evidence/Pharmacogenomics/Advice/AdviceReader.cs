using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>Reads a file of knowledge/pgx/advice.</summary>
internal static class AdviceReader
{
    /// <param name="problems">Takes KNW010, KNW011 and PGX040.</param>
    /// <returns>Null where the file cannot be used.</returns>
    public static DrugGuideline? Read(KnowledgeFile file, ICollection<Problem> problems) => PackDocument.Read(file, problems, Guideline);

    private static DrugGuideline Guideline(PackElement root)
    {
        var population = root.OptionalText("population");
        var review = ReviewReader.Read(root, root.Items("rows"));
        List<AdviceRow> rows = [.. root.Items("rows").Select(item => Row(item, population, review))];
        List<AdvisedDrug> drugs = [.. root.Items("drugs").Select(Drug)];
        if (drugs.Count == 0) root["drugs"].Fault("PGX040", "Advice needs a drug.");
        if (rows.Count == 0) root["rows"].Fault("PGX040", "Advice needs a row.");
        root.Text("licence");
        return new DrugGuideline
        {
            Id = root.Text("id"),
            Title = root.Text("title"),
            Version = root.Text("version"),
            Source = root.OptionalText("source"),
            Citation = new AdviceCitation(root["citation"].Text("text"), root["citation"].OptionalText("doi"), root["citation"].OptionalText("pmid"), root["citation"].OptionalText("url")),
            Review = review,
            Drugs = drugs,
            Rows = rows,
            Genes = [.. rows.SelectMany(row => row.When.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private static AdvisedDrug Drug(PackElement item) =>
        new(item.Text("name"), item.OptionalText("rxnorm"), [.. item.Items("atc").Select(code => code.AsText())], item.Has("strength") ? Strength(item) : null);

    private static AdviceRow Row(PackElement item, string? population, FactReview review)
    {
        var when = new Dictionary<string, IReadOnlyList<ResultKey>>(StringComparer.Ordinal);
        foreach (var (gene, value) in item["when"].Members())
        {
            List<ResultKey> keys = [.. item["when"].Items(gene).Select(key => key.AsText()).Where(text => text.Length > 0).Select(ResultKey.Parse)];
            if (keys.Count == 0) value.Fault("PGX040", "A gene needs at least one result.");
            when[gene] = keys;
        }

        if (when.Count == 0) item["when"].Fault("PGX040", "A row needs a gene.");
        return new AdviceRow(when, item.OptionalText("population") ?? population, Action(item), Strength(item), item.Text("text"), item.Text("implication"), ReviewReader.Open(item, review));
    }

    private static AdviceAction Action(PackElement item)
    {
        if (AdviceWords.ActionOf(item.Text("action")) is { } action) return action;
        item["action"].Fault("PGX040", $"'action' must be one of {string.Join(", ", Enum.GetValues<AdviceAction>().Select(AdviceWords.Of))}.");
        return default;
    }

    private static AdviceStrength Strength(PackElement item)
    {
        if (AdviceWords.StrengthOf(item.Text("strength")) is { } strength) return strength;
        item["strength"].Fault("PGX040", $"'strength' must be one of {string.Join(", ", Enum.GetValues<AdviceStrength>().Select(AdviceWords.Of))}.");
        return default;
    }
}
