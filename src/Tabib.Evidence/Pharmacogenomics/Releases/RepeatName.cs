using System.Globalization;
using System.Text.RegularExpressions;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>What the names of a repeat say of its extent: HGVS where it begins and which bases repeat, CPIC's name of the reference how often.</summary>
internal static partial class RepeatName
{
    /// <param name="hgvs">Such as "g.233760235TA[8]".</param>
    /// <param name="reference">CPIC's names of the reference allele, such as "TA(7)"; one copy has no number.</param>
    /// <returns>1-based place of the last base of the reference's copies; null where no name is of a repeat.</returns>
    public static int? EndOf(IEnumerable<string> hgvs, IEnumerable<string> reference)
    {
        foreach (var name in hgvs)
        {
            if (Repeat().Match(name) is not { Success: true } repeat) continue;
            foreach (var counted in reference)
            {
                if (Counted().Match(counted) is not { Success: true } copies || copies.Groups[1].Value != repeat.Groups[2].Value) continue;
                var count = copies.Groups[2].Success ? int.Parse(copies.Groups[2].Value, CultureInfo.InvariantCulture) : 1;
                return int.Parse(repeat.Groups[1].Value, CultureInfo.InvariantCulture) + (count * repeat.Groups[2].Length) - 1;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^g\.(\d{1,9})([ACGT]+)\[\d+\]$", RegexOptions.CultureInvariant)]
    private static partial Regex Repeat();

    [GeneratedRegex(@"^([ACGT]+)(?:\((\d{1,4})\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();
}
