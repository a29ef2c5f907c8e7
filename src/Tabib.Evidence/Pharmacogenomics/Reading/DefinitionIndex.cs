using Tabib.Core.Genome;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>Finds the definitions' positions on one build by chromosome and place, and their alternates by their shortest spelling.</summary>
internal sealed class DefinitionIndex
{
    /// <summary>Records that begin this far before a gene's first position may still reach it.</summary>
    private const int Reach = 1000;

    private static readonly Dictionary<string, string> Accessions = Enumerable.Range(1, 22).Select(number => ($"NC_{number:000000}", number.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        .Append(("NC_000023", "X")).Append(("NC_000024", "Y")).Append(("NC_012920", "MT")).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private readonly IReadOnlyList<GeneFacts> _genes;
    private readonly Dictionary<string, ChromosomeIndex> _chromosomes = new(StringComparer.Ordinal);

    /// <param name="is37">GRCh37, else GRCh38.</param>
    public DefinitionIndex(IReadOnlyList<GeneFacts> genes, bool is37)
    {
        (_genes, Is37) = (genes, is37);
        for (var gene = 0; gene < genes.Count; gene++)
        {
            if (genes[gene].Positions.Count == 0) continue;
            if (!_chromosomes.TryGetValue(genes[gene].Chromosome, out var chromosome)) _chromosomes[genes[gene].Chromosome] = chromosome = new ChromosomeIndex();
            for (var position = 0; position < genes[gene].Positions.Count; position++) chromosome.Add(new DefinedPlace(gene, position), genes[gene].Positions[position], is37);
        }
    }

    public bool Is37 { get; }

    /// <summary>The part of the genome that matters.</summary>
    public IReadOnlyList<GenomeRegion> Regions(IEnumerable<string> contigs) =>
        [.. contigs.Select(name => (name, Index: Chromosome(name))).Where(pair => pair.Index is not null).SelectMany(pair => pair.Index!.Spans(Reach).Select(span => new GenomeRegion(pair.name, span.Start, span.End)))];

    /// <returns>Null where no gene lies on it.</returns>
    public ChromosomeIndex? Chromosome(string contig) => _chromosomes.GetValueOrDefault(Canonical(contig));

    /// <summary>"10" for "chr10", "10" and "NC_000010.11".</summary>
    public static string Canonical(string contig)
    {
        var dot = contig.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Accessions.TryGetValue(contig[..dot], out var name) ? name : Core.Genome.Chromosome.Of(contig).Canonical;
    }

    /// <summary>The places of one chromosome.</summary>
    internal sealed class ChromosomeIndex
    {
        private readonly Dictionary<int, DefinedPlace> _places = [];
        private readonly Dictionary<(int Start, string Reference, string Alternate), (DefinedPlace Place, byte Code)> _variants = [];
        private readonly List<(int Start, int End, DefinedPlace Place)> _sorted = [];

        public int First { get; private set; } = int.MaxValue;

        public int Last { get; private set; }

        public void Add(DefinedPlace place, PositionFacts facts, bool is37)
        {
            if ((is37 ? facts.Grch37 : facts.Grch38) is not { } start) return;
            var reference = is37 ? facts.Reference37 : facts.Reference;
            _places[start] = place;
            _sorted.Add((start, start + reference.Length, place));
            _sorted.Sort((x, y) => x.Start.CompareTo(y.Start));
            (First, Last) = (Math.Min(First, start), Math.Max(Last, start + reference.Length));
            for (var code = 0; code <= facts.Alternates.Count; code++)
            {
                if (facts.Allele(code) == reference) continue;
                var shortest = AlleleSpelling.Shortest(start, reference, facts.Allele(code));
                _variants.TryAdd((shortest.Start, shortest.Reference, shortest.Alternate), (place, (byte)code));
            }
        }

        public bool TryFind(int start, out DefinedPlace place) => _places.TryGetValue(start, out place);

        public bool TryFind(int start, string reference, string alternate, out (DefinedPlace Place, byte Code) found)
        {
            var shortest = AlleleSpelling.Shortest(start, reference, alternate);
            return _variants.TryGetValue((shortest.Start, shortest.Reference, shortest.Alternate), out found);
        }

        /// <summary>Places whose reference bases lie inside a stretch (1-based, half-open).</summary>
        public IEnumerable<DefinedPlace> Inside(int start, int end)
        {
            foreach (var (first, last, place) in _sorted)
            {
                if (first >= end) yield break;
                if (first >= start && last <= end) yield return place;
            }
        }

        /// <summary>0-based stretches, half-open, that hold all places; near ones are one.</summary>
        public IEnumerable<(long Start, long End)> Spans(int reach)
        {
            (long Start, long End)? open = null;
            foreach (var (first, last, _) in _sorted)
            {
                var (start, end) = ((long)Math.Max(0, first - 1 - reach), (long)last + reach);
                if (open is { } span && start <= span.End)
                {
                    open = (span.Start, Math.Max(span.End, end));
                }
                else
                {
                    if (open is { } done) yield return done;
                    open = (start, end);
                }
            }

            if (open is { } rest) yield return rest;
        }
    }
}
