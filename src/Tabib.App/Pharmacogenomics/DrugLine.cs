using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Drugs of one guideline for which all is the same, told together.</summary>
/// <param name="Views">At least one.</param>
public sealed record DrugLine(IReadOnlyList<DrugAdviceView> Views)
{
    private const string Placeholder = "{drug}";

    public DrugAdviceView First => Views[0];

    public string Names => string.Join(", ", Views.Select(view => view.Advice.Drug.Name));

    /// <summary>What a row asks; of several drugs without the name of one.</summary>
    /// <param name="thisDrug">Stands for the name.</param>
    public string TextOf(MatchedRow row, string thisDrug)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Views.Count == 1 || !row.Row.Text.Contains(Placeholder, StringComparison.Ordinal) ? row.Text : Capital(row.Row.Text.Replace(Placeholder, thisDrug, StringComparison.Ordinal));
    }

    internal static IReadOnlyList<DrugLine> Of(IEnumerable<DrugAdviceView> views) =>
        [.. views.GroupBy(view => (view.Advice.Guideline.Id, string.Join(' ', view.Advice.Rows.Select(row => $"{row.Index}:{row.Strength}")), string.Join(' ', view.Advice.Reasons), string.Join(' ', view.Genes.Select(gene => $"{gene.Result} {gene.Conversions.Count}"))))
            .Select(group => new DrugLine([.. group]))];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
