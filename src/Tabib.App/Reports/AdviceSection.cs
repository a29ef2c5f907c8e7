using Tabib.Core.Facts;
using Tabib.Decision.Recommendations;
using Tabib.Record.Journal;

namespace Tabib.App.Reports;

/// <summary>The recommendations of a patient, sorted for the page.</summary>
/// <param name="Pressing">Urgent and soon, most pressing first.</param>
/// <param name="Prevent">By category.</param>
/// <param name="Personalise">What concerns the patient's own medicines and genes.</param>
public sealed record AdviceSection(IReadOnlyList<AdviceView> Pressing, IReadOnlyList<AdviceGroup> Prevent, IReadOnlyList<AdviceView> Personalise)
{
    private static readonly string[] Personal = ["medication-safety", "interactions", "duplicates", "renal-dosing", "pharmacogenomics"];

    private static readonly string[] FirstCategories = ["cardiovascular", "diabetes", "kidney", "screening", "vaccination"];

    public int PreventCount => Prevent.Sum(group => group.Advice.Count);

    internal static AdviceSection Of(PatientReport report, ScoreSection scores, Labels labels)
    {
        var byId = scores.All.ToDictionary(view => view.Finding.Id, StringComparer.Ordinal);
        var facts = FactsOf(report.Record, report.Recommendations);
        var views = new List<AdviceView>(report.Recommendations.Count);
        foreach (var recommendation in report.Recommendations)
        {
            views.Add(new AdviceView(
                $"r{views.Count + 1}", recommendation,
                [.. recommendation.Findings.Select(id => Link(id, byId))],
                [.. recommendation.Facts.Select(source => Line(source, facts, labels))]));
        }

        return new AdviceSection(
            [.. views.Where(view => view.Recommendation.Urgency != RecommendationUrgency.Routine)],
            [.. views.Where(view => !Personal.Contains(view.Recommendation.Category)).GroupBy(view => view.Recommendation.Category)
                .OrderBy(group => Rank(group.Key)).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new AdviceGroup(labels.OfCategory(group.Key), [.. group]))],
            [.. views.Where(view => Personal.Contains(view.Recommendation.Category))]);
    }

    private static ScoreLink Link(string id, Dictionary<string, ScoreView> byId) => byId.TryGetValue(id, out var view)
        ? new ScoreLink(view.Anchor, view.Finding.Title, view.Outputs[0].Value)
        : new ScoreLink(null, id, "");

    private static FactLine Line(FactSource source, Dictionary<FactSource, List<Fact>> facts, Labels labels)
    {
        var reference = $"{source.ResourceType}/{source.ResourceId}";
        if (!facts.TryGetValue(source, out var stated) || stated.Count == 0) return new FactLine(source.ResourceType, "", "", reference);
        if (stated[0].Kind == FactKind.Demographic) return new FactLine(labels.AgeAndSexStated, "", "", reference);
        var values = string.Join("; ", stated.Select(FactText.Value).Where(value => value.Length > 0));
        return new FactLine(string.Join("; ", stated.Select(FactText.Name).Distinct()), values, FactText.Day(stated[0], labels), reference);
    }

    private static Dictionary<FactSource, List<Fact>> FactsOf(PatientRecord record, IReadOnlyList<Recommendation> recommendations)
    {
        var found = new Dictionary<FactSource, List<Fact>>();
        foreach (var source in recommendations.SelectMany(recommendation => recommendation.Facts)) found.TryAdd(source, []);
        if (found.Count == 0) return found;
        foreach (var fact in record.Facts)
        {
            if (found.TryGetValue(fact.Source, out var list)) list.Add(fact);
        }

        return found;
    }

    private static int Rank(string category) => Array.IndexOf(FirstCategories, category) is >= 0 and var place ? place : FirstCategories.Length;
}
