using System.Globalization;
using System.Text.Json;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Reads allele definitions and phenotype tables as ClinPGx releases them with PharmCAT (CPIC content) and makes gene facts of them.</summary>
/// <remarks>Folders "alleles" (GENE_translation.json, exemptions.json) and "phenotypes" (GENE.json), plain or gzip.</remarks>
internal static class PharmCatRelease
{
    private static readonly HashSet<string> TreatsAsReference = new(["CACNA1S", "G6PD", "NUDT15", "TPMT"], StringComparer.Ordinal);
    private static readonly HashSet<string> LowestFunction = new(["DPYD", "RYR1"], StringComparer.Ordinal);

    public static bool IsIn(string directory) => Directory.Exists(Path.Combine(directory, "alleles"));

    /// <param name="directory">With the two folders.</param>
    /// <param name="builds">Places on GRCh37.</param>
    /// <exception cref="ProblemException">PGX020, PGX021: the release cannot be read.</exception>
    public static GeneRelease Read(string directory, BuildMap builds)
    {
        var sources = new List<ReleaseSource>();
        var definitions = Files(directory, "alleles", "*_translation.json*");
        var exempt = Files(directory, "alleles", "exemptions.json*").FirstOrDefault();
        if (exempt is not null) sources.Add(new ReleaseSource(exempt.Name, exempt.Sha256));
        var genes = new SortedDictionary<string, GeneFacts>(StringComparer.Ordinal);
        foreach (var file in definitions)
        {
            var facts = Definitions(file, exempt, builds);
            if (!genes.TryAdd(facts.Gene, facts)) throw ReleaseFile.Unusable(file.Name, $"{facts.Gene} is defined twice");
            sources.Add(Source(file));
        }

        foreach (var file in Files(directory, "phenotypes", "*.json*"))
        {
            var facts = Phenotypes(file, gene => genes.GetValueOrDefault(gene));
            genes[facts.Gene] = facts;
            sources.Add(Source(file));
        }

        return new GeneRelease([.. genes.Values], sources);
    }

    /// <exception cref="ProblemException">PGX021: the file cannot be used.</exception>
    public static GeneFacts Definitions(ReleaseFile file, ReleaseFile? exemptions, BuildMap builds)
    {
        JsonElement? exempt = exemptions is null ? null : ReleaseJson.Read(exemptions, static root => root.Clone());
        return ReleaseJson.Read(file, root => Gene(root, exempt, builds));
    }

    /// <param name="definitions">Facts of a gene without its results; null where it has no definitions.</param>
    /// <exception cref="ProblemException">PGX021: the file cannot be used.</exception>
    public static GeneFacts Phenotypes(ReleaseFile file, Func<string, GeneFacts?> definitions) =>
        ReleaseJson.Read(file, root => PharmCatPhenotypes.AddTo(definitions(root.Text("gene")), root));

    private static IEnumerable<ReleaseFile> Files(string directory, string folder, string pattern)
    {
        var path = Path.Combine(directory, folder);
        if (!Directory.Exists(path)) throw new ProblemException(new Problem("PGX020", ProblemSeverity.Error, $"The release has no folder '{folder}'.", new ProblemLocation(directory), "Give the folder that holds 'alleles' and 'phenotypes'."));
        return Directory.EnumerateFiles(path, pattern).Where(name => name.EndsWith(".json", StringComparison.Ordinal) || name.EndsWith(".json.gz", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(name => ReleaseFile.Read(name, $"{folder}/{Path.GetFileName(name)}"));
    }

    private static ReleaseSource Source(ReleaseFile file) =>
        ReleaseJson.Read(file, root => new ReleaseSource(file.Name, file.Sha256, root.OptionalText("gene"), root.OptionalText("version"), root.OptionalText("modificationDate")));

    private static GeneFacts Gene(JsonElement root, JsonElement? exemptions, BuildMap builds)
    {
        var gene = root.Text("gene");
        var chromosome = root.Text("chromosome");
        if (chromosome.StartsWith("chr", StringComparison.Ordinal)) chromosome = chromosome["chr".Length..];
        var positions = root.GetProperty("variants").EnumerateArray().Select(item => Position(gene, chromosome, item, builds)).ToList();
        var order = Enumerable.Range(0, positions.Count).OrderBy(index => positions[index].Grch38).ToArray();
        var named = root.GetProperty("namedAlleles").EnumerateArray().ToList();
        var alleles = named.Select(item =>
        {
            var cells = item.GetProperty("alleles").EnumerateArray().Select(cell => cell.GetString()).ToArray();
            if (cells.Length != positions.Count) throw new FormatException($"an allele has {cells.Length} cells for {positions.Count} positions");
            return new AlleleFacts(item.Text("name"), [.. order.Select(index => cells[index])]);
        }).ToList();
        JsonElement? exempt = exemptions is { } all && all.TryGetProperty(gene, out var found) ? found : null;
        return new GeneFacts
        {
            Gene = gene,
            Version = root.Text("version"),
            Chromosome = chromosome,
            Positions = [.. order.Select(index => positions[index])],
            Alleles = alleles,
            ReferenceAllele = named.FindIndex(item => item.GetProperty("reference").GetBoolean()),
            Calling = LowestFunction.Contains(gene) ? CallingMethod.LowestFunction : CallingMethod.Diplotype,
            Undocumented = LowestFunction.Contains(gene) ? UndocumentedRule.Reference : TreatsAsReference.Contains(gene) ? UndocumentedRule.ReferenceUnlessCombining : UndocumentedRule.Keep,
            IsOnRequest = gene == "CYP2D6",
            RequiredPositions = Numbers(exempt, "requiredPositions"),
            Linked = gene == "DPYD" ? new LinkedVariants(97579893, 97573863, "c.1129-5923C>G", "c.1129-5923C>G, c.1236G>A (HapB3)") : null,
            Fallback = gene == "SLCO1B1" ? new SinglePositionFallback(21178615, "*1", "*5") : null,
            Tier1Positions = Numbers(exempt, "amp1Positions"),
            ExtraPositions = exempt is { } extra ? [.. extra.GetProperty("extraPositions").EnumerateArray().Select(item => Position(gene, chromosome, item, builds))] : [],
            Priorities = exempt is { } prior
                ? [.. prior.GetProperty("unphasedDiplotypePriorities").EnumerateArray().Select(item => new DiplotypePriority([.. item.GetProperty("list").EnumerateArray().Select(name => name.Text())], item.Text("pick")))]
                : [],
            Suballeles = root.TryGetProperty("suballelesMap", out var map) ? map.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.Text(), StringComparer.Ordinal) : [],
            Functions = new Dictionary<string, AlleleFunction>(),
        };
    }

    private static int[] Numbers(JsonElement? exempt, string name) => exempt is { } element ? [.. element.GetProperty(name).EnumerateArray().Select(item => item.GetInt32())] : [];

    private static PositionFacts Position(string gene, string chromosome, JsonElement item, BuildMap builds)
    {
        var place = item.GetProperty("position").GetInt32();
        var reference = item.Text("ref");
        string[] alternates = [.. item.GetProperty("alts").EnumerateArray().Select(alternate => alternate.Text())];
        string[] names = item.Text("chromosomeHgvsName").Split("; ");
        var repeatEnd = RepeatName.EndOf(names, item.TryGetProperty("cpicToVcfAlleleMap", out var map) ? map.EnumerateObject().Where(pair => pair.Value.GetString() == reference).Select(pair => pair.Name) : []);
        if (names.Length != alternates.Length)
            names = [.. alternates.Select(alternate => names.Length == 1 ? names[0] : string.Create(CultureInfo.InvariantCulture, $"g.{place}{reference}>{alternate}"))];
        var (place37, reference37) = builds.Find(gene, chromosome, place, reference);
        return new PositionFacts(item.GetProperty("rsid").GetString(), place, place37, reference, alternates, reference37, names) { RepeatEnd = repeatEnd };
    }
}
