using System.Buffers.Text;
using Tabib.Core.Genome;

namespace Tabib.Ingest.Plink;

/// <summary>Variants of a PLINK 1 set: chromosome, id, centimorgans, position, allele 1, allele 2. Allele 2 is taken as REF, provisionally: the format does not say.</summary>
public static class BimReader
{
    /// <exception cref="Core.Outcomes.ProblemException">PLK003: a line is none such.</exception>
    public static VariantTable Read(string path)
    {
        using var lines = new PlinkTextLines(path);
        var table = new VariantTableBuilder();
        Span<Range> fields = stackalloc Range[7];
        while (lines.Next(out var line))
        {
            if (line.IsEmpty) continue;
            if (PlinkFields.Split(line, fields) != 6 || !Utf8Parser.TryParse(line[fields[3]], out int position, out var used) || used != line[fields[3]].Length)
                throw lines.Fault("PLK003", "A line of a .bim has six fields: chromosome, id, centimorgans, position, allele 1, allele 2.", null);
            table.Add(line[fields[0]], position, line[fields[1]], line[fields[5]], line[fields[4]], isReferenceProvisional: true);
        }

        return table.Build();
    }
}
