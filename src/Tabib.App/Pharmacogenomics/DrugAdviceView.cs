using Tabib.Decision.Recommendations;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Advice for a drug as pages show it.</summary>
/// <param name="Gravest">The row that asks for most; null where the usual dose, or nothing, is asked for.</param>
/// <param name="Urgency">The highest of its rows.</param>
public sealed record DrugAdviceView(DrugAdvice Advice, MatchedRow? Gravest, RecommendationUrgency Urgency, IReadOnlyList<GeneGround> Genes)
{
    /// <summary>Whether the usual dose is asked for whatever candidate holds, and nothing is open.</summary>
    public bool IsUsual => Gravest is null && Advice.Status == AdviceStatus.Advised && Advice.Rows.Any(row => row.Row.Action == AdviceAction.Standard);

    internal static DrugAdviceView Of(DrugAdvice advice, SampleCalls calls, string hash) => new(
        advice,
        AdviceOrder.Gravest(advice),
        DrugAdviceRecommendations.Of(advice, hash).Max(recommendation => recommendation.Urgency),
        [.. advice.Genes.Select(basis => GeneGround.Of(basis, calls.Genes.FirstOrDefault(call => call.Gene == basis.Gene)))]);

    /// <summary>The gravest first; what cannot be said before what asks for nothing.</summary>
    internal static IOrderedEnumerable<DrugAdviceView> InOrder(IEnumerable<DrugAdviceView> views) => views
        .OrderBy(view => view.Gravest is { } row ? AdviceOrder.Place(row.Row.Action) : AdviceOrder.Alerts.Count + (view.Advice.Status == AdviceStatus.Advised ? 1 : 0))
        .ThenBy(view => view.Gravest?.Strength)
        .ThenBy(view => view.Advice.Drug.Name, StringComparer.Ordinal);
}
