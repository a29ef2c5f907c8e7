using System.IO.Compression;
using System.Text.Json;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Results;

namespace Tabib.Conformance.Evidence.Pharmacogenomics;

/// <summary>CPIC's tables of every diplotype, reproduced by rule.</summary>
public sealed class PhenotypeTableTests
{
    [Fact]
    public void Every_listed_diplotype_has_its_result()
    {
        var knowledge = PgxKnowledge.Load();
        var faults = new List<string>();
        var count = 0;
        foreach (var path in Directory.EnumerateFiles(SharedData.Find("pgx/definitions/phenotypes"), "*.json.gz").Order(StringComparer.Ordinal))
        {
            using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            using var document = JsonDocument.Parse(stream);
            var facts = knowledge.Find(document.RootElement.GetProperty("gene").GetString()!)!;
            foreach (var item in document.RootElement.GetProperty("diplotypes").EnumerateArray())
            {
                string[] alleles = [.. item.GetProperty("diplotypekey").EnumerateObject().SelectMany(pair => Enumerable.Repeat(pair.Name, pair.Value.GetInt32()))];
                var result = ResultRules.Of(facts, alleles[0], alleles.Length > 1 ? alleles[1] : null);
                var phenotype = (item.TryGetProperty("phenotype", out var stated) ? stated.GetString() : null) ?? item.GetProperty("generesult").GetString();
                var score = item.TryGetProperty("activityScore", out var value) ? value.GetString() : null;
                count++;
                if (result.Phenotype != phenotype || result.ActivityScore != score) faults.Add($"{facts.Gene} {string.Join('/', alleles)}: {result}, not {phenotype} {score}");
            }
        }

        Assert.True(count > 45_000, $"{count} diplotypes");
        Assert.Empty(faults.Take(20));
    }
}
