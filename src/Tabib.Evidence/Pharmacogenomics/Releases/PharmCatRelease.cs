using System.Globalization;
using System.IO.Compression;
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

    /// <param name="directory">With the two folders.</param>
    /// <param name="builds">Places on GRCh37.</param>
    /// <returns>In the order of gene names.</returns>
    /// <exception cref="ProblemException">PGX020 to PGX022: the release cannot be read.</exception>
    public static IReadOnlyList<GeneFacts> Read(string directory, BuildMap builds)
    {
        var alleles = Path.Combine(directory, "alleles");
        if (!Directory.Exists(alleles)) throw new ProblemException(new Problem("PGX020", ProblemSeverity.Error, "The release has no folder 'alleles'.", new ProblemLocation(directory), "Give the folder that holds 'alleles' and 'phenotypes'."));
        using var exemptions = Open(Path.Combine(alleles, "exemptions.json"));
        var genes = new SortedDictionary<string, GeneFacts>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(alleles, "*_translation.json*").Order(StringComparer.Ordinal))
        {
            using var document = Open(path) ?? throw Unreadable(path, "it is gone");
            try
            {
                var facts = Gene(document.RootElement, exemptions?.RootElement, builds);
                genes.Add(facts.Gene, facts);
            }
            catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
            {
                throw Unreadable(path, fault.Message);
            }
        }

        var phenotypes = Path.Combine(directory, "phenotypes");
        if (!Directory.Exists(phenotypes)) throw new ProblemException(new Problem("PGX020", ProblemSeverity.Error, "The release has no folder 'phenotypes'.", new ProblemLocation(directory), "Give the folder that holds 'alleles' and 'phenotypes'."));
        foreach (var path in Directory.EnumerateFiles(phenotypes, "*.json*").Order(StringComparer.Ordinal))
        {
            using var document = Open(path) ?? throw Unreadable(path, "it is gone");
            try
            {
                var gene = document.RootElement.GetProperty("gene").GetString()!;
                genes[gene] = PharmCatPhenotypes.AddTo(genes.GetValueOrDefault(gene), document.RootElement);
            }
            catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
            {
                throw Unreadable(path, fault.Message);
            }
        }

        return [.. genes.Values];
    }

    private static ProblemException Unreadable(string path, string why) =>
        new(new Problem("PGX021", ProblemSeverity.Error, $"The release's file cannot be used: {why}.", new ProblemLocation(path), "It must be of the release's format 2."));

    private static JsonDocument? Open(string path)
    {
        var packed = path.EndsWith(".gz", StringComparison.Ordinal) ? path : path + ".gz";
        try
        {
            if (!path.EndsWith(".gz", StringComparison.Ordinal) && File.Exists(path)) return JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 32 });
            if (!File.Exists(packed)) return null;
            using var stream = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress);
            return JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 32 });
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException)
        {
            throw Unreadable(path, fault.Message);
        }
    }

    private static GeneFacts Gene(JsonElement root, JsonElement? exemptions, BuildMap builds)
    {
        var gene = root.GetProperty("gene").GetString()!;
        var chromosome = root.GetProperty("chromosome").GetString()!["chr".Length..];
        var positions = root.GetProperty("variants").EnumerateArray().Select(item => Position(gene, chromosome, item, builds)).ToList();
        var order = Enumerable.Range(0, positions.Count).OrderBy(index => positions[index].Grch38).ToArray();
        var named = root.GetProperty("namedAlleles").EnumerateArray().ToList();
        var alleles = named.Select(item =>
        {
            var cells = item.GetProperty("alleles").EnumerateArray().Select(cell => cell.GetString()).ToArray();
            return new AlleleFacts(item.GetProperty("name").GetString()!, [.. order.Select(index => cells[index])]);
        }).ToList();
        JsonElement? exempt = exemptions is { } all && all.TryGetProperty(gene, out var found) ? found : null;
        return new GeneFacts
        {
            Gene = gene,
            Version = root.GetProperty("version").GetString()!,
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
                ? [.. prior.GetProperty("unphasedDiplotypePriorities").EnumerateArray().Select(item => new DiplotypePriority([.. item.GetProperty("list").EnumerateArray().Select(name => name.GetString()!)], item.GetProperty("pick").GetString()!))]
                : [],
            Suballeles = root.TryGetProperty("suballelesMap", out var map) ? map.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!, StringComparer.Ordinal) : [],
            Functions = new Dictionary<string, AlleleFunction>(),
        };
    }

    private static int[] Numbers(JsonElement? exempt, string name) => exempt is { } element ? [.. element.GetProperty(name).EnumerateArray().Select(item => item.GetInt32())] : [];

    private static PositionFacts Position(string gene, string chromosome, JsonElement item, BuildMap builds)
    {
        var place = item.GetProperty("position").GetInt32();
        var reference = item.GetProperty("ref").GetString()!;
        string[] alternates = [.. item.GetProperty("alts").EnumerateArray().Select(alternate => alternate.GetString()!)];
        string[] names = item.GetProperty("chromosomeHgvsName").GetString()!.Split("; ");
        if (names.Length != alternates.Length)
            names = [.. alternates.Select(alternate => names.Length == 1 ? names[0] : string.Create(CultureInfo.InvariantCulture, $"g.{place}{reference}>{alternate}"))];
        var (place37, reference37) = builds.Find(gene, chromosome, place, reference);
        return new PositionFacts(item.GetProperty("rsid").GetString(), place, place37, reference, alternates, reference37, names);
    }
}
