using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Tables;

namespace Tabib.App.Association;

/// <summary>Predictions with a chromosome left out, as a table: FID and IID, then a column for each trait and chromosome called TRAIT:CHROM, and TRAIT:other where none is left out.</summary>
internal static class LocoTable
{
    /// <summary>The column for chromosomes whose variants took no part.</summary>
    public const string Other = "other";

    public static string ColumnOf(string trait, string chromosome) => $"{trait}:{chromosome}";

    /// <param name="columns">Names, and values by sample; NaN outside the analysis.</param>
    public static void Write(string path, SampleTable samples, IReadOnlyList<(string Name, double[] Values)> columns)
    {
        using var file = new ResultFile(path);
        var table = new Utf8TableWriter();
        if (samples.FamilyIds is not null) table.Add("#FID"u8).Add("IID"u8);
        else table.Add("#IID"u8);
        foreach (var (name, _) in columns) table.Add(name);
        table.EndRow();
        for (var sample = 0; sample < samples.Count; sample++)
        {
            if (samples.FamilyIds is not null) table.Add(Encoding.UTF8.GetBytes(samples.FamilyIds[sample]));
            table.Add(samples.Ids[sample]);
            foreach (var (_, values) in columns) table.Add(values[sample]);
            table.EndRow();
            file.Stream.Write(table.Written);
            table.Clear();
        }

        file.Commit();
    }
}
