using System.Buffers.Text;
using Tabib.Core.Genome;

namespace Tabib.Ingest.Plink;

/// <summary>Variants of a PLINK 2 set: a header #CHROM POS ID REF ALT and others, plain or zstd; without a header a .bim.</summary>
public static class PvarReader
{
    /// <exception cref="Core.Outcomes.ProblemException">PLK003: a line is none such.</exception>
    public static VariantTable Read(string path)
    {
        using var lines = new PlinkTextLines(path);
        var table = new VariantTableBuilder();
        Span<Range> fields = stackalloc Range[6];
        var hasHeader = false;
        while (lines.Next(out var line))
        {
            if (line.IsEmpty) continue;
            if (line[0] == '#')
            {
                if (line.StartsWith("#CHROM"u8)) hasHeader = true;
                continue;
            }

            if (!hasHeader) return BimReader.Read(path);
            if (PlinkFields.Split(line, fields) < 5 || !Utf8Parser.TryParse(line[fields[1]], out int position, out var used) || used != line[fields[1]].Length)
                throw lines.Fault("PLK003", "A line of a .pvar begins with CHROM POS ID REF ALT.", null);
            table.Add(line[fields[0]], position, line[fields[2]], line[fields[3]], line[fields[4]]);
        }

        return table.Build();
    }
}
