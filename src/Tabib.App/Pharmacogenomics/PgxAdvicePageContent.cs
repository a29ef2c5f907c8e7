using Tabib.App.Reports;

namespace Tabib.App.Pharmacogenomics;

/// <summary>What the page of <c>tabib pgx advise</c> shows: a section for each sample.</summary>
/// <param name="Samples">The name of each and its panel.</param>
/// <param name="CardFile">The file of the cards, beside the page.</param>
/// <param name="Day">On which it was made.</param>
public sealed record PgxAdvicePageContent(IReadOnlyList<(string Name, PgxPanelSet Set)> Samples, string CardFile, string Day, Labels Labels);
