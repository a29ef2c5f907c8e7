using Tabib.App.Reports;

namespace Tabib.App.Association;

/// <summary>What the page says of one trait.</summary>
/// <param name="Chromosomes">How many have tests.</param>
/// <param name="Top">The rows with the smallest p-values.</param>
public sealed record AssociationPageTrait(TraitReport Report, int Chromosomes, IReadOnlyList<TopHit> Top, ManhattanPlot Manhattan, PointCloud Quantiles);
