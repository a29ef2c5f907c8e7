using System.Globalization;
using System.Text.Json;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Makes rules of a phenotype table that lists every diplotype: one result for each pair of functions, or for each activity score.</summary>
internal static class PharmCatPhenotypes
{
    private const string OneOrTwo = "a diplotype has neither one allele nor two";

    /// <param name="definitions">Null for a gene that is called from outside only.</param>
    /// <exception cref="FormatException">The table's results do not follow from functions or scores.</exception>
    public static GeneFacts AddTo(GeneFacts? definitions, JsonElement root)
    {
        var values = root.GetProperty("activityValues").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.Text(), StringComparer.Ordinal);
        var functions = root.GetProperty("haplotypes").EnumerateObject().ToDictionary(
            pair => pair.Name,
            pair => values.TryGetValue(pair.Name, out var value) ? new AlleleFunction(null, value) : new AlleleFunction(pair.Value.GetString(), null),
            StringComparer.Ordinal);
        var scores = new Dictionary<string, string>(StringComparer.Ordinal);
        var results = new Dictionary<(string, string?), string>();
        foreach (var item in root.GetProperty("diplotypes").EnumerateArray())
        {
            var result = item.OptionalText("phenotype") ?? item.Text("generesult");
            if (values.Count > 0)
            {
                Enter(scores, item.Text("activityScore"), result);
                continue;
            }

            var pair = item.GetProperty("diplotypekey").EnumerateObject().SelectMany(member => Enumerable.Repeat(functions[member.Name].Function ?? throw new FormatException($"{member.Name} has no function"), Copies(member.Value))).Order(StringComparer.Ordinal).ToArray();
            if (pair.Length is not (1 or 2)) throw new FormatException(OneOrTwo);
            Enter(results, (pair[0], pair.Length == 2 ? pair[1] : null), result);
        }

        definitions ??= new GeneFacts
        {
            Gene = root.Text("gene"),
            Version = root.Text("version"),
            Chromosome = root.Text("gene") == "MT-RNR1" ? "MT" : "6",
            Positions = [],
            Alleles = [],
            ReferenceAllele = -1,
            Calling = CallingMethod.OutsideOnly,
            Functions = functions,
        };
        return definitions with
        {
            Functions = functions,
            Results = [.. results.Select(pair => new ResultRule(pair.Key.Item1, pair.Key.Item2, pair.Value)).OrderBy(rule => rule.First, StringComparer.Ordinal).ThenBy(rule => rule.Second, StringComparer.Ordinal)],
            Scores = [.. scores.Select(pair => new ScoreRule(pair.Key, pair.Value)).OrderBy(rule => Sortable(rule.Score))],
        };
    }

    private static int Copies(JsonElement count) => count.GetInt32() is (1 or 2) and var copies ? copies : throw new FormatException(OneOrTwo);

    private static void Enter<TKey>(Dictionary<TKey, string> table, TKey key, string result)
        where TKey : notnull
    {
        if (!table.TryAdd(key, result) && table[key] != result) throw new FormatException($"the results of {key} differ: {table[key]} and {result}");
    }

    private static double Sortable(string score) => double.TryParse(score.TrimStart('≥'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number + (score.StartsWith('≥') ? 100 : 0) : 1000;
}
