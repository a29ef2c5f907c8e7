using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Releases;

namespace Tabib.Conformance.Evidence.Pharmacogenomics;

/// <summary>Alleles of all genes written as CPIC's tables spell them (delA, insT, TA(7), no anchor base) and read back.</summary>
public sealed class CpicTableTests
{
    [Fact]
    public void Alleles_come_back_as_the_shipped_definitions_have_them()
    {
        var knowledge = PgxKnowledge.Load();
        var tables = new[] { "gene", "allele_definition", "sequence_location", "allele_location_value", "allele", "gene_result", "gene_result_lookup" }.ToDictionary(name => name, _ => new JsonArray());
        foreach (var path in Directory.EnumerateFiles(SharedData.Find("pgx/definitions/alleles"), "*_translation.json.gz").Order(StringComparer.Ordinal)) Add(tables, path);
        var files = tables.ToDictionary(pair => pair.Key, pair => ReleaseFile.Of(pair.Key, JsonSerializer.SerializeToUtf8Bytes(pair.Value)));
        var genes = CpicRelease.Read(files, "test", knowledge, new BuildMap());
        Assert.Equal(20, genes.Count);
        var faults = new List<string>();
        foreach (var gene in genes)
        {
            var shipped = knowledge.Find(gene.Gene)!;
            Assert.Equal(shipped.Positions, gene.Positions);
            foreach (var (expected, got) in shipped.Alleles.Zip(gene.Alleles))
            {
                if (expected.Name != got.Name || !expected.Cells.SequenceEqual(got.Cells)) faults.Add($"{gene.Gene} {expected.Name}: {string.Join(',', got.Cells)}, not {string.Join(',', expected.Cells)}");
            }
        }

        Assert.Empty(faults.Take(5));
    }

    private static void Add(Dictionary<string, JsonArray> tables, string path)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        var gene = root.GetProperty("gene").GetString()!;
        tables["gene"].Add(new JsonObject { ["symbol"] = gene, ["chr"] = root.GetProperty("chromosome").GetString(), ["lookupMethod"] = "PHENOTYPE" });
        var column = 0;
        foreach (var variant in root.GetProperty("variants").EnumerateArray())
            tables["sequence_location"].Add(new JsonObject { ["id"] = $"{gene}{column++}", ["geneSymbol"] = gene, ["chromosomeLocation"] = variant.GetProperty("chromosomeHgvsName").GetString(), ["dbSnpId"] = variant.GetProperty("rsid").GetString() });
        var row = 0;
        foreach (var allele in root.GetProperty("namedAlleles").EnumerateArray())
        {
            var id = $"{gene}-{row++}";
            tables["allele_definition"].Add(new JsonObject { ["id"] = id, ["geneSymbol"] = gene, ["name"] = allele.GetProperty("name").GetString(), ["matchesReferenceSequence"] = allele.GetProperty("reference").GetBoolean(), ["structuralVariation"] = false });
            column = 0;
            foreach (var cell in allele.GetProperty("cpicAlleles").EnumerateArray())
            {
                if (cell.GetString() is { } text) tables["allele_location_value"].Add(new JsonObject { ["alleleDefinitionId"] = id, ["locationId"] = $"{gene}{column}", ["variantAllele"] = text });
                column++;
            }
        }
    }
}
