using Tabib.Core.Genome;
using Tabib.Core.Tables;
using Tabib.Evidence.Association.Genes;

namespace Tabib.App.Association;

/// <summary>Writes rows of gene tests as the lines of a table.</summary>
internal sealed class GeneTable(VariantTable variants, IReadOnlyList<GeneSet> sets)
{
    public const string Header = "GENE\tMASK\tCHROM\tSTART\tEND\tN_LISTED\tN_VARIANTS\tN_CARRIERS\tMAC\tOBS_CT\tTEST\tSTAT\tBETA\tSE\tP\tLOG10P\tERRCODE\n";

    public void Write(in GeneRow row, Utf8TableWriter table)
    {
        var set = sets[row.Set];
        table.Add(set.Gene).Add(set.Mask);
        if (set.Variants.Length == 0) table.Add("."u8).Add("."u8).Add("."u8);
        else table.Add(Chromosomes(set)).Add(variants.Position(set.Variants[0])).Add(variants.Position(set.Variants[^1]));
        table.Add(set.Listed).Add(row.Variants).Add(row.Carriers).Add(row.MinorAlleles).Add(row.Observations).Add(GeneTestNames.Column(row.Result.Test));
        AddWhere(table, row.Result, row.Result.Statistic);
        AddWhere(table, row.Result, row.Result.Effect);
        AddWhere(table, row.Result, row.Result.StandardError);
        var log10 = row.Result.Probability?.Log10P ?? double.NaN;
        table.AddPValue(log10 * Math.Log(10)).Add(log10 == 0 ? 0 : -log10).Add(row.Result.Reason ?? ".");
        table.EndRow();
    }

    /// <summary>A point where the test has no such figure, NA where the test has no result.</summary>
    private static void AddWhere(Utf8TableWriter table, GeneTestResult result, double value)
    {
        if (result.Probability is not null && double.IsNaN(value)) table.Add("."u8);
        else table.Add(value);
    }

    private string Chromosomes(GeneSet set)
    {
        var (first, last) = (variants.ChromosomeOf(set.Variants[0]).Name, variants.ChromosomeOf(set.Variants[^1]).Name);
        return first == last ? first : $"{first}-{last}";
    }
}
