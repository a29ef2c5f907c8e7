using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Tables;
using Tabib.Evidence.Association;

namespace Tabib.App.Association;

/// <summary>Writes rows of association tests as the lines of a table.</summary>
internal sealed class AssociationTable(VariantTable variants, IReadOnlyList<string> terms, bool hasWald, bool hasRatio)
{
    /// <summary>1/ln(10).</summary>
    private const double Log10OfE = 0.43429448190325182765;

    private readonly byte[][] _chromosomes = [.. variants.Chromosomes.Select(chromosome => Encoding.UTF8.GetBytes(chromosome.Name))];
    private readonly byte[][] _terms = [.. terms.Select(Encoding.UTF8.GetBytes)];

    public static string Header(bool hasWald, bool hasRatio) => "CHROM\tPOS\tID\tREF\tALT\tA1\tA1_FREQ\tTEST\tOBS_CT\tBETA\tSE\tSTAT\tP\tLOG10P\tERRCODE" + (hasWald ? "\tWALD_P" : "") + (hasRatio ? "\tLRT_P\n" : "\n");

    public void Write(in AssociationRow row, Utf8TableWriter table)
    {
        var alternate = variants.AlternateBytes(row.Variant, row.Allele);
        table.Add(_chromosomes[variants.ChromosomeIndex(row.Variant)]).Add(variants.Position(row.Variant)).Add(variants.IdBytes(row.Variant)).Add(variants.ReferenceBytes(row.Variant)).Add(alternate).Add(alternate);
        table.Add(row.Frequency).Add(_terms[row.Term]).Add(row.Observations).Add(row.Effect).Add(row.StandardError).Add(row.Statistic);
        table.AddPValue(row.LogP).Add(row.LogP == 0 ? 0 : -row.LogP * Log10OfE).Add(AssociationErrorNames.Utf8(row.Error));
        if (hasWald) table.AddPValue(row.LogWaldP);
        if (hasRatio) table.AddPValue(row.LogLikelihoodRatioP);
        table.EndRow();
    }
}
