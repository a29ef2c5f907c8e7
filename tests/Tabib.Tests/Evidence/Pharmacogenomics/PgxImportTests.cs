using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Releases;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Releases as files of the knowledge folder.</summary>
public sealed class PgxImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-import-").FullName;

    public PgxImportTests() => Copy(SampleRelease.Folder(1), _folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Each_gene_becomes_a_file_and_the_hand_written_ones_stay()
    {
        var import = SampleRelease.Import(1);
        Assert.Equal(["pgx/genes/demo1.json", "pgx/genes/demo2.json", "pgx/genes/hla-a.json", "pgx/genes/hla-b.json"], import.Genes.Select(file => file.Path));
        Assert.Equal(["HLA-A", "HLA-B"], import.CarriedOver);
        Assert.Equal(0, import.WithoutGrch37);
    }

    [Fact]
    public void A_place_between_places_of_one_distance_is_found_on_the_other_build()
    {
        var gene = SampleRelease.Knowledge(1).Find("DEMO1")!;
        Assert.Equal([1_000_500, 1_000_700, 1_000_900], gene.Positions.Select(position => position.Grch37));
        Assert.Equal(4, PgxImport.Read(SampleRelease.Folder(1), null).WithoutGrch37);
    }

    [Fact]
    public void The_manifest_names_version_date_and_hash_of_every_file_read()
    {
        using var manifest = JsonDocument.Parse(SampleRelease.Import(1).Manifest.Bytes);
        var root = manifest.RootElement;
        Assert.Equal(("2024-01-15", "2024-01-15T00:00:00Z"), (root.GetProperty("version").GetString(), root.GetProperty("modified").GetString()));
        Assert.Equal(["alleles/DEMO1_translation.json", "alleles/DEMO2_translation.json", "phenotypes/DEMO1.json", "phenotypes/DEMO2.json", "positions.csv"], root.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("file").GetString()));
        var bytes = File.ReadAllBytes(Path.Combine(SampleRelease.Folder(1), "positions.csv"));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), root.GetProperty("sources")[4].GetProperty("sha256").GetString());
    }

    [Fact]
    public void A_packed_release_gives_the_same_bytes()
    {
        foreach (var path in Directory.GetFiles(_folder, "*.json", SearchOption.AllDirectories))
        {
            using (var packed = new GZipStream(File.Create(path + ".gz"), CompressionLevel.Fastest)) packed.Write(File.ReadAllBytes(path));
            File.Delete(path);
        }

        var import = PgxImport.Read(_folder, Path.Combine(_folder, "positions.csv"));
        Assert.Equal(SampleRelease.Import(1).Genes.Select(file => file.Sha256), import.Genes.Select(file => file.Sha256));
        Assert.Equal(SampleRelease.Import(1).Sources.Select(source => source.Sha256), import.Sources.Select(source => source.Sha256));
    }

    [Theory]
    [InlineData("alleles/DEMO1_translation.json", "\"DEMO1\"", "\"../../DEMO1\"", "PGX023")]
    [InlineData("alleles/DEMO1_translation.json", "\"DEMO1\"", "\"DEMO2\"", "PGX021")]
    [InlineData("alleles/DEMO1_translation.json", "[\"G\", null, null]", "[\"G\", null]", "PGX021")]
    [InlineData("alleles/DEMO1_translation.json", "[\"G\", null, null]", "[\"C\", null, null]", "PGX023")]
    [InlineData("alleles/DEMO1_translation.json", "\"reference\": true", "\"reference\": false", "PGX023")]
    [InlineData("alleles/DEMO1_translation.json", "\"position\": 1001200", "\"position\": 1001000", "PGX023")]
    [InlineData("alleles/DEMO1_translation.json", "\"version\"", "\"edition\"", "PGX021")]
    [InlineData("phenotypes/DEMO1.json", "{\"*1\": 1, \"*2\": 1}", "{\"*1\": 1, \"*2\": 2000000000}", "PGX021")]
    [InlineData("phenotypes/DEMO1.json", "\"*2\": \"Decreased function\"", "\"*2\": \"Normal function\"", "PGX021")]
    [InlineData("phenotypes/DEMO2.json", "\"activityScore\": \"1.5\"", "\"activityScore\": null", "PGX021")]
    [InlineData("positions.csv", "GRCh37Position", "Hg19Position", "PGX022")]
    [InlineData("positions.csv", ",2002000,", ",two,", "PGX022")]
    public void A_damaged_release_is_refused_as_a_whole(string file, string text, string replacement, string code)
    {
        var path = Path.Combine(_folder, file);
        var before = File.ReadAllText(path);
        Assert.Contains(text, before, StringComparison.Ordinal);
        File.WriteAllText(path, before.Replace(text, replacement, StringComparison.Ordinal), new UTF8Encoding(false));
        Assert.Equal(code, Assert.Throws<ProblemException>(() => PgxImport.Read(_folder, Path.Combine(_folder, "positions.csv"))).Problem.Code);
    }

    [Fact]
    public void A_folder_of_something_else_is_refused() => Assert.Equal("PGX020", Assert.Throws<ProblemException>(() => PgxImport.Read(Path.Combine(_folder, "alleles"), null)).Problem.Code);

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
