using Tabib.App.Reports;

namespace Tabib.App.Association;

/// <summary>What the page of association tests says.</summary>
public sealed record AssociationPageContent(AssociationReport Report, IReadOnlyList<AssociationPageTrait> Traits, Labels Labels)
{
    internal static AssociationPageContent Of(AssociationReport report, IReadOnlyList<AssociationSummary> summaries, Labels labels) =>
        new(report, [.. report.Traits.Zip(summaries, (trait, summary) => new AssociationPageTrait(trait, summary.Axis.Bands.Count, summary.Top, ManhattanPlot.Of(summary), QuantilePlot.Of(summary, labels)))], labels);
}
