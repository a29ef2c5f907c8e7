using System.Globalization;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>How far to the right an insertion or deletion may be spelled: the last base of the repeat that it lies in.</summary>
/// <remarks>HGVS names the rightmost place, definitions have the leftmost; what lies between is the repeat (den Dunnen et al. 2016, doi:10.1002/humu.22981). So no reference sequence is needed.</remarks>
internal static class RepeatStretch
{
    /// <param name="code">Of the allele.</param>
    /// <returns>1-based on GRCh38; null where the facts do not say.</returns>
    public static int? EndOf(PositionFacts position, int code)
    {
        if (position.RepeatEnd is { } end) return end;
        if (code == 0 || !position.Names[code - 1].StartsWith("g.", StringComparison.Ordinal)) return null;
        var name = position.Names[code - 1].AsSpan(2);
        var kind = name.IndexOfAnyExceptInRange('0', '9') is var digits && digits > 0 && name[digits] == '_' && name[(digits + 1)..].IndexOfAnyExceptInRange('0', '9') is > 0 and var more ? digits + 1 + more : digits;
        if (kind <= 0) return null;
        var (first, last) = (Number(name[..digits]), Number(name[(kind > digits ? digits + 1 : 0)..kind]));
        var change = Math.Abs(position.Allele(code).Length - position.Reference.Length);
        return name[kind..] switch
        {
            _ when first is null || last is null || first > last => null,
            // An insertion lies behind the first of its two neighbours.
            ['i', 'n', 's', ..] => last == first + 1 ? first : null,
            ['d', 'e', 'l', 'i', ..] => null,
            ['d', 'e', 'l', ..] or ['d', 'u', 'p', ..] => last - first + 1 == change ? last : null,
            _ => null,
        };
    }

    private static int? Number(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
