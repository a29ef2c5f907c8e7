using Tabib.Core.Tables;
using Tabib.Evidence.Pharmacogenomics.Audit;

namespace Tabib.App.Pharmacogenomics;

/// <summary>An audit as a tab-separated table.</summary>
internal static class PgxAuditTable
{
    public static Utf8TableWriter Of(IReadOnlyList<AuditRow> rows)
    {
        var table = new Utf8TableWriter();
        foreach (var name in (string[])["#COLUMN", "GROUP", "GENE", "MEASURE", "PHENOTYPE", "N", "COUNT", "RATE", "LOWER95", "UPPER95", "TEST", "P", "FLAG", "REASON"]) table.Add(name);
        table.EndRow();
        foreach (var row in rows)
        {
            table.Add(row.Column).Add(row.Group).Add(row.Gene).Add(row.Measure).Add(Plain(row.Phenotype));
            if (row.All is { } all) table.Add((long)all).Add((long)row.Count!.Value);
            else table.Add("NA"u8).Add("NA"u8);
            table.Add(row.Rate ?? double.NaN).Add(row.Lower ?? double.NaN).Add(row.Upper ?? double.NaN).Add(row.Test ?? ".").AddPValue(row.LogP ?? double.NaN);
            table.Add(row.IsFlagged ? "differs"u8 : "."u8).Add(row.Reason ?? ".");
            table.EndRow();
        }

        return table;
    }

    /// <summary>Text from outside: what would break the table becomes a blank.</summary>
    private static string Plain(string? text) => string.IsNullOrEmpty(text) ? "." : text.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ');
}
