using System.Globalization;
using System.Text.RegularExpressions;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Cells as CPIC's tables spell them ("T", "delA", "insA", "TA(7)", "AA"; plus strand, no anchor base) brought to the spelling of VCF.</summary>
internal static partial class CpicCell
{
    /// <param name="reference">The reference allele's cell at the place.</param>
    /// <returns>The one allele of the position that is longer or shorter than REF by as much as the cell is than the reference's cell.</returns>
    /// <exception cref="FormatException">No allele of the position fits, or several do.</exception>
    public static string Spell(string cell, string reference, PositionFacts position)
    {
        if (!position.HasLongAllele) return cell;
        if (cell == reference) return position.Reference;
        // A replacement: "delTC" of the reference and "insCT", where REF is TC itself.
        if (reference == $"del{position.Reference}" && cell.StartsWith("ins", StringComparison.Ordinal) && position.Alternates.Contains(cell["ins".Length..])) return cell["ins".Length..];
        var length = position.Reference.Length + Length(cell, reference) - Length(reference, reference);
        string[] fitting = [.. position.Alternates.Where(allele => allele.Length == length)];
        if (fitting.Contains(cell)) return cell;
        return fitting.Length == 1 ? fitting[0] : throw new FormatException($"'{cell}' fits {fitting.Length} alleles at {position.Grch38.ToString(CultureInfo.InvariantCulture)}");
    }

    private static int Length(string cell, string reference)
    {
        if (cell == "-" || cell.StartsWith("del", StringComparison.Ordinal)) return 0;
        if (Repeat().Match(cell) is { Success: true } repeat) return repeat.Groups[1].Length * int.Parse(repeat.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        if (cell.StartsWith("ins", StringComparison.Ordinal)) return cell.Length - "ins".Length + (reference.StartsWith("ins", StringComparison.Ordinal) ? 0 : Length(reference, reference));
        return cell.AsSpan().ContainsAnyExcept("ACGT") ? throw new FormatException($"'{cell}' is no spelling of a cell") : cell.Length;
    }

    [GeneratedRegex(@"\A([ACGT]{1,50})\(([0-9]{1,3})\)\z")]
    private static partial Regex Repeat();
}
