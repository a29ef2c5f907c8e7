using System.Text;

namespace Tabib.Ingest.Plink;

/// <summary>Where a table of association tests has its columns; -1 where there is none.</summary>
internal sealed record AssociationColumns(int Count, int Chromosome, int Position, int Id, int Reference, int Alternate, int Tested, int Test, int P, int Log10P)
{
    private const int MostColumns = 1000;

    /// <summary>Reads up to the header, whatever stands before it with ##.</summary>
    public static AssociationColumns Read(PlinkTextLines lines)
    {
        var line = ReadOnlySpan<byte>.Empty;
        while (line.IsEmpty || line.StartsWith("##"u8))
        {
            if (!lines.Next(out line)) throw lines.Fault("ASC017", "The table of results is empty.", "Its header names CHROM, POS, REF, ALT and P or LOG10P.");
        }

        if (line.StartsWith("\xEF\xBB\xBF"u8)) line = line[3..];
        var fields = new Range[MostColumns];
        var count = PlinkFields.Split(line, fields);
        if (count == MostColumns) throw lines.Fault("ASC017", $"The table of results has {MostColumns:N0} columns or more.", "Leave out columns that are not needed.");
        var names = new string[count];
        for (var i = 0; i < count; i++) names[i] = Encoding.UTF8.GetString(line[fields[i]]);
        if (count > 0) names[0] = names[0].TrimStart('#');
        int Find(params ReadOnlySpan<string> aliases)
        {
            foreach (var alias in aliases)
            {
                var at = Array.IndexOf(names, alias);
                if (at >= 0) return at;
            }

            return -1;
        }

        var columns = new AssociationColumns(count, Find("CHROM"), Find("POS"), Find("ID"), Find("REF"), Find("ALT"), Find("A1"), Find("TEST"), Find("P"), Find("LOG10P", "LOG10_P"));
        foreach (var (name, at) in (ReadOnlySpan<(string, int)>)[("CHROM", columns.Chromosome), ("POS", columns.Position), ("REF", columns.Reference), ("ALT", columns.Alternate), ("P or LOG10P", Math.Max(columns.P, columns.Log10P))])
        {
            if (at < 0) throw lines.Fault("ASC017", $"The table of results has no column {name}.", "Give a table of association run or tdt, or of plink2's --glm.");
        }

        return columns;
    }
}
