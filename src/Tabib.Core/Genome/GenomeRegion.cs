using System.Globalization;

namespace Tabib.Core.Genome;

/// <summary>A stretch of a chromosome: 0-based, half-open.</summary>
/// <param name="Chromosome">As asked; matched to files by <see cref="Genome.Chromosome.Canonical"/>.</param>
public sealed record GenomeRegion(string Chromosome, long Start, long End)
{
    /// <summary>Reads "1", "chr1:1000", "1:1,000-2,000" (1-based, both ends in). The name may hold colons where what follows the last is no range (HLA contigs).</summary>
    /// <returns>Null where the text is no region.</returns>
    public static GenomeRegion? Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var colon = text.LastIndexOf(':');
        if (colon < 0) return new GenomeRegion(text, 0, long.MaxValue);
        if (colon == 0) return null;
        var range = text[(colon + 1)..].Replace(",", "", StringComparison.Ordinal);
        var dash = range.IndexOf('-', StringComparison.Ordinal);
        var from = dash < 0 ? range : range[..dash];
        var to = dash < 0 ? range : range[(dash + 1)..];
        if (!long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first)) return text.Any(char.IsWhiteSpace) ? null : new GenomeRegion(text, 0, long.MaxValue);
        var last = long.MaxValue;
        if (to.Length > 0 && !long.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out last)) return null;
        return first < 1 || last < first ? null : new GenomeRegion(text[..colon], first - 1, last);
    }

    /// <summary>Whether the position (0-based) on the chromosome lies inside.</summary>
    public bool Contains(Chromosome chromosome, long position)
    {
        ArgumentNullException.ThrowIfNull(chromosome);
        return position >= Start && position < End && Genome.Chromosome.Of(Chromosome).Canonical == chromosome.Canonical;
    }

    public override string ToString() => End == long.MaxValue && Start == 0 ? Chromosome : string.Create(CultureInfo.InvariantCulture, $"{Chromosome}:{Start + 1}-{End}");
}
