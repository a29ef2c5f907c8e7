using Tabib.Core.Genome;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Plink;

/// <summary>Variants of a PLINK 2 or 1 set (.pvar, .bim), plain or compressed.</summary>
public static class PvarReader
{
    /// <param name="isProvisional">Whether a variant's REF may not be the reference's allele, where the .pgen says; null where it does not, and the flag PR of INFO decides.</param>
    /// <exception cref="ProblemException">PLK003: a line is none such.</exception>
    public static VariantTable Read(string path, Func<int, bool>? isProvisional = null)
    {
        using var text = new PvarText(path);
        return Read(text, isProvisional);
    }

    internal static VariantTable Read(PvarText text, Func<int, bool>? isProvisional)
    {
        var table = new VariantTableBuilder();
        while (text.Next(out var line))
        {
            var provisional = isProvisional?.Invoke(table.Count) ?? (text.IsBim || line.HasProvisionalFlag);
            table.Add(line.Chromosome, line.Position, line.Id, line.Reference, line.Alternate, provisional);
        }

        return table.Build();
    }
}
