namespace Tabib.Ingest.Vcf.Selection;

/// <summary>A number that every record has, or misses.</summary>
internal sealed class ColumnOperand(string name) : NumberOperand
{
    /// <summary>The names that there are.</summary>
    public static bool Knows(string name) => name is "QUAL" or "POS" or "N_ALT" or "N_SAMPLES" or "ILEN";

    public override void Read(VcfRecord record, NumberList values)
    {
        switch (name)
        {
            case "QUAL":
                values.Add(record.Quality ?? double.NaN);
                break;
            case "POS":
                values.Add(record.Position);
                break;
            case "N_ALT":
                values.Add(record.AlleleCount - 1);
                break;
            case "N_SAMPLES":
                values.Add(record.Header.Samples.Count);
                break;
            default:
                for (var allele = 1; allele < record.AlleleCount; allele++) values.Add(record.Allele(allele) is [(byte)'<' or (byte)'*' or (byte)'.', ..] ? double.NaN : record.Allele(allele).Length - record.Ref.Length);
                break;
        }
    }
}
