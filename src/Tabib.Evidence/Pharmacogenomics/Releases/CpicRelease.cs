using System.Globalization;
using System.Text.RegularExpressions;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Makes gene facts of tables of CPIC's database: allele_definition, sequence_location, allele_location_value, allele, gene_result, gene_result_lookup, and gene for chromosomes.</summary>
/// <remarks>CPIC spells insertions and deletions without their anchor base. They are taken at places that the program's own knowledge has under the same HGVS name; a gene with such a place that is not known is refused. How a gene is called (required positions, linked variants and such) is no part of the tables and stays as the program has it.</remarks>
internal static partial class CpicRelease
{
    private static readonly string[] Tables = ["gene", "allele_definition", "sequence_location", "allele_location_value", "allele", "gene_result", "gene_result_lookup"];

    public static bool IsIn(string directory) => Find(directory, "allele_definition") is not null;

    /// <param name="version">Of the release: the tables do not state it.</param>
    /// <param name="known">The program's own facts.</param>
    /// <exception cref="ProblemException">PGX020, PGX021, PGX026: the tables cannot be used.</exception>
    public static GeneRelease Read(string directory, string version, PgxKnowledge known, BuildMap builds)
    {
        var files = Tables.ToDictionary(name => name, name => Open(directory, name, Tables), StringComparer.Ordinal);
        var genes = Read(files, version, known, builds);
        return new GeneRelease(genes, [.. Tables.Select(name => new ReleaseSource(files[name].Name, files[name].Sha256, null, version))]);
    }

    /// <inheritdoc cref="Read(string, string, PgxKnowledge, BuildMap)"/>
    public static IReadOnlyList<GeneFacts> Read(IReadOnlyDictionary<string, ReleaseFile> files, string version, PgxKnowledge known, BuildMap builds)
    {
        var rows = files.ToDictionary(pair => pair.Key, pair => CpicTables.Rows(pair.Value), StringComparer.Ordinal);
        var genes = new List<GeneFacts>();
        try
        {
            var values = rows["allele_location_value"].ToLookup(row => row.Need("alleledefinitionid"), StringComparer.Ordinal);
            var symbols = rows["gene"].ToDictionary(row => row.Need("symbol"), row => row, StringComparer.Ordinal);
            foreach (var definitions in rows["allele_definition"].GroupBy(row => row.Need("genesymbol"), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                var gene = definitions.Key;
                var own = known.Genes.FirstOrDefault(facts => facts.Gene == gene);
                var symbol = symbols.GetValueOrDefault(gene) ?? throw new FormatException($"{gene} is not in the table gene");
                var chromosome = own?.Chromosome ?? symbol.Need("chr").Replace("chr", "", StringComparison.Ordinal);
                var facts = Definitions(new GeneFacts { Gene = gene, Version = version, Chromosome = chromosome, Positions = [], Alleles = [], ReferenceAllele = -1, Functions = new Dictionary<string, AlleleFunction>() }, own, [.. definitions], rows["sequence_location"], values, builds);
                genes.Add(AddResults(facts, symbol.GetValueOrDefault("lookupmethod") == "ACTIVITY_SCORE", rows));
            }
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or KeyNotFoundException)
        {
            throw new ProblemException(new Problem("PGX026", ProblemSeverity.Error, $"The tables cannot be used together: {fault.Message.TrimEnd('.')}.", new ProblemLocation(files["allele_definition"].Name), "Export all tables at the same time."));
        }

        return genes;
    }

    private static GeneFacts Definitions(GeneFacts empty, GeneFacts? own, List<Dictionary<string, string>> definitions, IReadOnlyList<Dictionary<string, string>> locations, ILookup<string, Dictionary<string, string>> values, BuildMap builds)
    {
        var defined = definitions.Where(row => row.GetValueOrDefault("structuralvariation") != "true" && values.Contains(row.Need("id"))).ToList();
        var used = defined.SelectMany(row => values[row.Need("id")]).Select(row => row.Need("locationid")).ToHashSet(StringComparer.Ordinal);
        var places = locations.Where(row => used.Contains(row.Need("id"))).ToDictionary(row => row.Need("id"), row => Position(empty, own, row, builds), StringComparer.Ordinal);
        PositionFacts[] positions = [.. places.Values.OrderBy(position => position.Grch38)];
        var column = places.ToDictionary(pair => pair.Key, pair => Array.IndexOf(positions, pair.Value), StringComparer.Ordinal);
        var reference = defined.FindIndex(row => row.GetValueOrDefault("matchesreferencesequence") == "true");
        if (defined.Count > 0 && reference < 0) throw new FormatException($"no allele of {empty.Gene} is the reference");
        var spelled = defined.Count == 0 ? [] : values[defined[reference].Need("id")].ToDictionary(row => row.Need("locationid"), row => row.Need("variantallele"), StringComparer.Ordinal);
        var alleles = defined.Select(row =>
        {
            var cells = new string?[positions.Length];
            foreach (var value in values[row.Need("id")])
            {
                var location = value.Need("locationid");
                cells[column[location]] = CpicCell.Spell(value.Need("variantallele"), spelled[location], places[location]);
            }

            // CYP2C19: the reference sequence is *38; *1 is meant to be like it in all but the cells that CPIC lists.
            var name = row.Need("name");
            foreach (var (location, cell) in name == "*1" ? spelled : []) cells[column[location]] ??= CpicCell.Spell(cell, cell, places[location]);
            return new AlleleFacts(name, cells);
        }).ToList();
        return (own ?? empty) with { Version = empty.Version, Positions = positions, Alleles = alleles, ReferenceAllele = reference };
    }

    /// <summary>A place that the program knows by its HGVS name, else one of single bases.</summary>
    private static PositionFacts Position(GeneFacts empty, GeneFacts? own, Dictionary<string, string> row, BuildMap builds)
    {
        string[] names = row.Need("chromosomelocation").Split("; ");
        var rsid = row.GetValueOrDefault("dbsnpid");
        if ((own?.Positions.FirstOrDefault(position => names.All(position.Names.Contains)) ?? own?.Positions.FirstOrDefault(position => position.HasLongAllele && rsid is not null && position.Rsid == rsid)) is { } same) return same;
        var bases = names.Select(name => Substitution().Match(name)).ToList();
        if (bases.Any(match => !match.Success) || bases.Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Distinct().Count() != 1)
            throw new FormatException($"{empty.Gene} {string.Join("; ", names)} is no change of one base and is not known with its anchor base");
        var (place, reference) = (CpicTables.Whole(bases[0].Groups[1].Value), bases[0].Groups[2].Value);
        var (place37, reference37) = builds.Find(empty.Gene, empty.Chromosome, place, reference);
        return new PositionFacts(rsid, place, place37, reference, [.. bases.Select(match => match.Groups[3].Value)], reference37, names);
    }

    private static GeneFacts AddResults(GeneFacts facts, bool hasScores, Dictionary<string, IReadOnlyList<Dictionary<string, string>>> rows)
    {
        var functions = rows["allele"].Where(row => row.Need("genesymbol") == facts.Gene).ToDictionary(
            row => row.Need("name"),
            row => hasScores ? new AlleleFunction(null, row.GetValueOrDefault("activityvalue", "n/a")) : new AlleleFunction(row.GetValueOrDefault("clinicalfunctionalstatus"), null),
            StringComparer.Ordinal);
        var named = rows["gene_result"].Where(row => row.Need("genesymbol") == facts.Gene).ToDictionary(row => row.Need("id"), row => row, StringComparer.Ordinal);
        var (pairs, scores) = (new Dictionary<(string First, string? Second), string>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var row in rows["gene_result_lookup"])
        {
            if (!named.TryGetValue(row.Need("phenotypeid"), out var result)) continue;
            var isOne = hasScores
                ? scores.TryAdd(row.Need("totalactivityscore"), result.Need("result")) || scores[row["totalactivityscore"]] == result["result"]
                : pairs.TryAdd(Pair(row), result.Need("result")) || pairs[Pair(row)] == result["result"];
            if (!isOne) throw new FormatException($"{facts.Gene} has two results for {(hasScores ? row["totalactivityscore"] : Pair(row).ToString())}");
        }

        return facts with
        {
            Functions = functions,
            Results = [.. pairs.OrderBy(pair => pair.Key.First, StringComparer.Ordinal).ThenBy(pair => pair.Key.Second, StringComparer.Ordinal).Select(pair => new ResultRule(pair.Key.First, pair.Key.Second, pair.Value))],
            Scores = [.. scores.Select(pair => new ScoreRule(pair.Key, pair.Value)).OrderBy(rule => double.TryParse(rule.Score.TrimStart('≥'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number + (rule.Score.StartsWith('≥') ? 100 : 0) : 1000)],
        };
    }

    /// <summary>Unordered; one function where the gene is haploid.</summary>
    private static (string First, string? Second) Pair(Dictionary<string, string> row)
    {
        var (one, other) = (row.Need("function1"), row.GetValueOrDefault("function2"));
        if (string.IsNullOrEmpty(other) || other == "n/a") return (one, null);
        return string.CompareOrdinal(one, other) <= 0 ? (one, other) : (other, one);
    }

    /// <exception cref="ProblemException">PGX020: there is no such table; PGX021: it cannot be read.</exception>
    internal static ReleaseFile Open(string directory, string table, IReadOnlyList<string> needed) => Find(directory, table) is { } path ? ReleaseFile.Read(path, Path.GetFileName(path))
        : throw new ProblemException(new Problem("PGX020", ProblemSeverity.Error, $"The release has no table '{table}.json'.", new ProblemLocation(directory), $"Needed are {string.Join(", ", needed)}."));

    internal static string? Find(string directory, string table) =>
        new[] { $"{table}.json", $"{table}.json.gz" }.Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists);

    [GeneratedRegex(@"\Ag\.([0-9]+)([ACGT])>([ACGT])\z")]
    private static partial Regex Substitution();
}
