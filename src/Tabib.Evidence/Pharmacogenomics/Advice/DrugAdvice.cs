namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>What the calls of one sample say about one drug.</summary>
/// <param name="IsTaken">Whether the medication list has it.</param>
/// <param name="Rows">All rows that hold for any combination of the genes' candidates, in the guideline's order.</param>
/// <param name="Genes">The genes that the guideline asks for, in name order.</param>
/// <param name="Reasons">Why it cannot be said, or not wholly; what would decide.</param>
public sealed record DrugAdvice(AdvisedDrug Drug, DrugGuideline Guideline, AdviceStatus Status, bool IsTaken, IReadOnlyList<MatchedRow> Rows, IReadOnlyList<GeneBasis> Genes, IReadOnlyList<string> Reasons)
{
    /// <summary>What of it was not held against its source: a warning each; empty where all was.</summary>
    public IReadOnlyList<string> Unchecked =>
    [
        .. Rows.Select(row => row.Row.Open).OfType<string>().Distinct(StringComparer.Ordinal).Select(open => $"Not checked against the source: {open}"),
        .. Genes.SelectMany(gene => gene.Conversions).Where(conversion => conversion.Open is not null).Select(conversion => $"Not checked against the source, that {conversion.Modulator} is {conversion.Text.Split(':')[0]} of {conversion.Gene}: {conversion.Open}"),
    ];
}
