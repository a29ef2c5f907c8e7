using Tabib.App.Reports;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.App.Pharmacogenomics;

/// <summary>What a page shows of one sample: what matters first.</summary>
/// <param name="Anchor">Id of its element; ids within begin with it.</param>
/// <param name="Taken">Drugs that are taken or were asked for, the gravest first.</param>
/// <param name="IfPrescribed">Other drugs for which something else than the usual dose is asked, the gravest first.</param>
/// <param name="Unsaid">Other drugs of which nothing, or not all, can be said, by reason.</param>
/// <param name="Usual">Other drugs with the usual dose.</param>
/// <param name="Unadvised">Other drugs of which the guideline makes no recommendation.</param>
/// <param name="Conversions">What drugs that are taken do to results.</param>
/// <param name="Guidelines">That the advice shown rests on.</param>
/// <param name="WarfarinMgPerWeek">Null where it is not to be told.</param>
public sealed record PgxPanel(
    SampleCalls Calls,
    string Anchor,
    IReadOnlyList<DrugAdviceView> Taken,
    IReadOnlyList<DrugActionGroup> IfPrescribed,
    IReadOnlyList<ReasonGroup> Unsaid,
    IReadOnlyList<string> Usual,
    IReadOnlyList<string> Unadvised,
    IReadOnlyList<Phenoconversion> Conversions,
    IReadOnlyList<GeneRow> Genes,
    IReadOnlyList<DrugGuideline> Guidelines,
    Outcome<double>? WarfarinMgPerWeek)
{
    /// <summary>Whether drugs are spoken of at all.</summary>
    public bool HasAdvice => Taken.Count + IfPrescribed.Count + Unsaid.Count + Usual.Count + Unadvised.Count > 0;

    /// <param name="asked">Drugs to show first though they are not taken, by name.</param>
    internal static PgxPanel Of(SampleAdvice sample, string anchor, string hash, IReadOnlyCollection<string> asked)
    {
        var views = DrugAdviceView.InOrder(sample.Advice.Select(advice => DrugAdviceView.Of(advice, sample.Calls, hash))).ToList();
        List<DrugAdviceView> first = [.. views.Where(view => view.Advice.IsTaken || asked.Contains(view.Advice.Drug.Name))];
        var others = views.Except(first).ToList();
        var open = others.Where(view => view.Gravest is null && view.Advice.Status != AdviceStatus.Advised).ToList();
        var tellsWarfarin = sample.WarfarinMgPerWeek is { } dose && (dose.IsValue || first.Exists(view => view.Advice.Drug.Name == "warfarin"));
        return new PgxPanel(
            sample.Calls,
            anchor,
            first,
            [.. AdviceOrder.Alerts.Select(action => new DrugActionGroup(action, DrugLine.Of(others.Where(view => view.Gravest?.Row.Action == action)))).Where(group => group.Lines.Count > 0)],
            [.. open.GroupBy(view => string.Join(' ', view.Advice.Reasons), StringComparer.Ordinal).Select(group => new ReasonGroup(group.Key.TrimEnd('.'), [.. Names(group)]))],
            [.. Names(others.Where(view => view.IsUsual))],
            [.. Names(others.Except(open).Where(view => view.Gravest is null && !view.IsUsual))],
            [.. sample.Advice.SelectMany(advice => advice.Genes).SelectMany(gene => gene.Conversions).Distinct().OrderBy(told => told.Gene, StringComparer.Ordinal).ThenBy(told => told.Modulator, StringComparer.Ordinal)],
            [.. sample.Calls.Genes.Select(call => GeneRow.Of(call, anchor))],
            [.. views.Where(view => view.Gravest is not null || first.Contains(view)).Select(view => view.Advice.Guideline).DistinctBy(guideline => guideline.Id).OrderBy(guideline => guideline.Id, StringComparer.Ordinal)],
            tellsWarfarin ? sample.WarfarinMgPerWeek : null);
    }

    private static IEnumerable<string> Names(IEnumerable<DrugAdviceView> views) => views.Select(view => view.Advice.Drug.Name).Order(StringComparer.Ordinal);
}
