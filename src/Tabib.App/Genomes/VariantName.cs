using System.Globalization;
using Tabib.Core.Genome;
using Tabib.Core.Tables;

namespace Tabib.App.Genomes;

/// <summary>How lists name a variant: by its id, or CHROM:POS:REF:ALT where it has none.</summary>
internal static class VariantName
{
    public static void Add(Utf8TableWriter table, VariantTable variants, int variant)
    {
        var id = variants.IdBytes(variant);
        if (!id.SequenceEqual("."u8)) table.Add(id);
        else table.Add(string.Create(CultureInfo.InvariantCulture, $"{variants.ChromosomeOf(variant).Name}:{variants.Position(variant)}:{variants.Reference(variant)}:{variants.Alternate(variant)}"));
    }
}
