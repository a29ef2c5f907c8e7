using System.Globalization;
using System.Text.RegularExpressions;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>A chromosome of one build, as RefSeq numbers its sequences ("NC_000010.11").</summary>
/// <param name="Chromosome">Without "chr".</param>
/// <param name="Is37">GRCh37, else GRCh38.</param>
internal sealed partial record PharmVarSequence(string Chromosome, bool Is37)
{
    /// <summary>Versions of chromosomes 1 to 22, X and Y on GRCh38; on GRCh37 each is one less.</summary>
    /// <remarks>Source: NCBI's assemblies GCF_000001405.13 (GRCh37) and GCF_000001405.26 (GRCh38).</remarks>
    private static ReadOnlySpan<byte> Grch38 => [11, 12, 12, 12, 10, 12, 14, 11, 12, 11, 10, 12, 11, 9, 10, 10, 11, 10, 10, 11, 9, 11, 11, 10];

    /// <returns>Null for a sequence of a gene (RefSeqGene), and for what is of neither build.</returns>
    public static PharmVarSequence? Of(string accession)
    {
        if (Numbered().Match(accession) is not { Success: true } match) return null;
        var (number, version) = (int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
        if (number < 1 || number > Grch38.Length || Grch38[number - 1] - version is not (0 or 1)) return null;
        return new PharmVarSequence(number switch { 23 => "X", 24 => "Y", _ => number.ToString(CultureInfo.InvariantCulture) }, Grch38[number - 1] > version);
    }

    [GeneratedRegex(@"\ANC_0000([0-9]{2})\.([0-9]{1,2})\z")]
    private static partial Regex Numbered();
}
