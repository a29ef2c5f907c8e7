using System.Globalization;

namespace Tabib.Ingest.Vcf;

/// <summary>How many values an INFO or FORMAT field has.</summary>
/// <param name="Count">For <see cref="VcfNumberKind.Fixed"/>; 0 for a flag.</param>
public readonly record struct VcfNumber(VcfNumberKind Kind, int Count = 0)
{
    /// <returns>False for a text that no version of the specification knows.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out VcfNumber number)
    {
        number = text switch
        {
            "." => new VcfNumber(VcfNumberKind.Unknown),
            "A" => new VcfNumber(VcfNumberKind.AlternateAlleles),
            "R" => new VcfNumber(VcfNumberKind.Alleles),
            "G" => new VcfNumber(VcfNumberKind.Genotypes),
            "LA" => new VcfNumber(VcfNumberKind.LocalAlternateAlleles),
            "LR" => new VcfNumber(VcfNumberKind.LocalAlleles),
            "LG" => new VcfNumber(VcfNumberKind.LocalGenotypes),
            "P" => new VcfNumber(VcfNumberKind.Ploidy),
            "M" => new VcfNumber(VcfNumberKind.BaseModifications),
            _ => default,
        };
        if (number != default) return true;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return false;
        number = new VcfNumber(VcfNumberKind.Fixed, count);
        return true;
    }

    /// <summary>Values that a field must have at a site, or −1 where that is not fixed by the number of alleles.</summary>
    /// <param name="alleles">Reference and alternates.</param>
    /// <param name="ploidy">Of the sample; 2 for INFO.</param>
    public int Expected(int alleles, int ploidy) => Kind switch
    {
        VcfNumberKind.Fixed => Count,
        VcfNumberKind.AlternateAlleles => alleles - 1,
        VcfNumberKind.Alleles => alleles,
        VcfNumberKind.Genotypes => GenotypeCount(alleles, ploidy),
        VcfNumberKind.Ploidy => ploidy,
        _ => -1,
    };

    /// <summary>Unordered genotypes of a ploidy: C(alleles + ploidy − 1, ploidy).</summary>
    public static int GenotypeCount(int alleles, int ploidy)
    {
        long count = 1;
        for (var i = 1; i <= ploidy; i++)
        {
            count = count * (alleles + i - 1) / i;
            if (count > int.MaxValue) return -1;
        }

        return (int)count;
    }
}
