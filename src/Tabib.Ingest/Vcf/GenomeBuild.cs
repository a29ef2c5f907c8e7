namespace Tabib.Ingest.Vcf;

/// <summary>Which reference genome the positions of a VCF are on, by the lengths of its chromosomes and by what the header calls it.</summary>
/// <remarks>Lengths: Genome Reference Consortium, GRCh37 (GCA_000001405.1) and GRCh38 (GCA_000001405.15), primary assembly.</remarks>
public static class GenomeBuild
{
    public const string Grch37 = "GRCh37";
    public const string Grch38 = "GRCh38";
    public const string Unknown = "unknown";

    /// <summary>Chromosomes 1 to 22, X and Y.</summary>
    private static readonly long[] Lengths37 =
    [
        249250621, 243199373, 198022430, 191154276, 180915260, 171115067, 159138663, 146364022, 141213431, 135534747, 135006516, 133851895,
        115169878, 107349540, 102531392, 90354753, 81195210, 78077248, 59128983, 63025520, 48129895, 51304566, 155270560, 59373566,
    ];

    private static readonly long[] Lengths38 =
    [
        248956422, 242193529, 198295559, 190214555, 181538259, 170805979, 159345973, 145138636, 138394717, 133797422, 135086622, 133275309,
        114364328, 107043718, 101991189, 90338345, 83257441, 80373285, 58617616, 64444167, 46709983, 50818468, 156040895, 57227415,
    ];

    private static readonly string[] Names37 = ["grch37", "hg19", "b37", "hs37d5", "human_g1k_v37", "ncbi37", "hs37"];
    private static readonly string[] Names38 = ["grch38", "hg38", "hs38", "ncbi38", "gca_000001405.15"];

    /// <returns>The build, and whether lengths and names contradict each other (then it is unknown).</returns>
    public static (string Build, bool IsContradictory) Of(VcfHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var byLength = ByLength(header.Contigs, out var isMixed);
        var byName = ByName(header.Hints, out var isAmbiguous);
        if (isMixed || isAmbiguous || (byLength != Unknown && byName != Unknown && byLength != byName)) return (Unknown, true);
        return (byLength != Unknown ? byLength : byName, false);
    }

    /// <summary>The build by the lengths of the contig lines among meta lines, as .pvar files keep them.</summary>
    public static string OfMeta(IEnumerable<string> lines)
    {
        const string start = "##contig=";
        ArgumentNullException.ThrowIfNull(lines);
        var contigs = new List<VcfContig>();
        foreach (var line in lines)
        {
            if (!line.StartsWith(start, StringComparison.Ordinal) || !MetaLine.TryRead(line.AsSpan(start.Length).Trim(), out var values)) continue;
            if (values.TryGetValue("ID", out var name) && values.TryGetValue("length", out var text) && long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var length))
                contigs.Add(new VcfContig(name, length, contigs.Count));
        }

        return ByLength(contigs, out _);
    }

    /// <summary>All chromosomes that the header gives a length must have that of the build.</summary>
    private static string ByLength(IReadOnlyList<VcfContig> contigs, out bool isMixed)
    {
        var (is37, is38, others) = (0, 0, 0);
        foreach (var (name, length, _) in contigs)
        {
            if (length < 0 || IndexOf(name) is not { } index) continue;
            if (length == Lengths37[index]) is37++;
            else if (length == Lengths38[index]) is38++;
            else others++;
        }

        isMixed = (is37 > 0 && is38 > 0) || (is37 + is38 > 0 && others > 0);
        return isMixed || is37 + is38 == 0 ? Unknown : is37 > 0 ? Grch37 : Grch38;
    }

    private static int? IndexOf(string contig)
    {
        var name = contig.StartsWith("chr", StringComparison.OrdinalIgnoreCase) ? contig[3..] : contig;
        if (name is "X" or "x") return 22;
        if (name is "Y" or "y") return 23;
        return int.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 22 ? number - 1 : null;
    }

    private static string ByName(IReadOnlyList<string> hints, out bool isAmbiguous)
    {
        var is37 = hints.Any(hint => Names37.Any(name => hint.Contains(name, StringComparison.OrdinalIgnoreCase)));
        var is38 = hints.Any(hint => Names38.Any(name => hint.Contains(name, StringComparison.OrdinalIgnoreCase)));
        isAmbiguous = is37 && is38;
        return isAmbiguous || is37 == is38 ? Unknown : is37 ? Grch37 : Grch38;
    }
}
