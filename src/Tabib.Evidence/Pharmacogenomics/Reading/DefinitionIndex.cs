using Tabib.Core.Genome;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>Finds the definitions' positions on one build by chromosome and place, and their alternates by their shortest spelling.</summary>
internal sealed class DefinitionIndex
{
    /// <summary>Records that begin this far before a gene's first position may still reach it.</summary>
    private const int Reach = 1000;

    private readonly Dictionary<string, ChromosomeIndex> _chromosomes = new(StringComparer.Ordinal);

    /// <param name="is37">GRCh37, else GRCh38.</param>
    public DefinitionIndex(IReadOnlyList<GeneFacts> genes, bool is37)
    {
        Is37 = is37;
        var members = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var gene = 0; gene < genes.Count; gene++)
        {
            if (genes[gene].Positions.Count == 0) continue;
            if (!members.TryGetValue(genes[gene].Chromosome, out var list)) members[genes[gene].Chromosome] = list = [];
            list.Add(gene);
        }

        foreach (var (chromosome, list) in members) _chromosomes[chromosome] = new ChromosomeIndex(genes, list, is37);
    }

    public bool Is37 { get; }

    /// <summary>The part of the genome that matters.</summary>
    public IReadOnlyList<GenomeRegion> Regions(IEnumerable<string> contigs)
    {
        var regions = new List<GenomeRegion>();
        foreach (var name in contigs)
        {
            if (Chromosome(name) is not { } index) continue;
            foreach (var (start, end) in index.Spans(Reach)) regions.Add(new GenomeRegion(name, start, end));
        }

        return regions;
    }

    /// <returns>Null where no gene lies on it.</returns>
    public ChromosomeIndex? Chromosome(string contig) => _chromosomes.GetValueOrDefault(Canonical(contig));

    /// <summary>"10" for "chr10", "10" and "NC_000010.11".</summary>
    public static string Canonical(string contig)
    {
        var dot = contig.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && OfAccession(contig.AsSpan(0, dot)) is { } name ? name : Core.Genome.Chromosome.Of(contig).Canonical;
    }

    /// <summary>RefSeq's accessions of the human chromosomes.</summary>
    private static string? OfAccession(ReadOnlySpan<char> accession)
    {
        const System.Globalization.NumberStyles digits = System.Globalization.NumberStyles.None;
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        if (accession.Length != 9 || !accession.StartsWith("NC_") || !int.TryParse(accession[3..], digits, culture, out var number)) return null;
        return number switch
        {
            >= 1 and <= 22 => number.ToString(culture),
            23 => "X",
            24 => "Y",
            12920 => "MT",
            _ => null,
        };
    }
}
