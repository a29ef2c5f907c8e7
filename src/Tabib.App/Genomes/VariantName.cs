using System.Globalization;
using Tabib.Core.Genome;
using Tabib.Core.Tables;

namespace Tabib.App.Genomes;

/// <summary>How lists name a variant: by its id, or CHROM:POS:REF:ALT where it has none.</summary>
internal static class VariantName
{
    public static string Of(VariantTable variants, int variant) => HasId(variants, variant)
        ? variants.Id(variant)
        : string.Create(CultureInfo.InvariantCulture, $"{variants.ChromosomeOf(variant).Name}:{variants.Position(variant)}:{variants.Reference(variant)}:{variants.Alternate(variant)}");

    public static void Add(Utf8TableWriter table, VariantTable variants, int variant)
    {
        if (HasId(variants, variant)) table.Add(variants.IdBytes(variant));
        else table.Add(Of(variants, variant));
    }

    private static bool HasId(VariantTable variants, int variant) => !variants.IdBytes(variant).SequenceEqual("."u8);
}
