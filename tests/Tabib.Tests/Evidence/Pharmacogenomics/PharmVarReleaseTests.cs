using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Releases;
using Tabib.Tests.House;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>PharmVar's download as gene files; the sample of an invented gene, and tables made of the program's own facts.</summary>
public sealed class PharmVarReleaseTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "pgx", "pharmvar");

    private static readonly PgxKnowledge Known = PgxKnowledge.Load();

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-pharmvar-").FullName;

    public static TheoryData<string> StarGenes => [.. Known.Genes.Where(gene => gene.ReferenceAllele >= 0 && gene.Alleles.All(allele => allele.Name.StartsWith('*'))).Select(gene => gene.Gene)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(StarGenes))]
    public void Alleles_listed_as_PharmVar_lists_them_come_back_as_they_were(string gene)
    {
        var own = Known.Find(gene)!;
        var (on38, on37) = Accessions(own.Chromosome);
        var release = PharmVarRelease.Of([PharmVarText.Table(gene, on38, PharmVarText.RowsOf(own, is37: false)), PharmVarText.Table(gene, on37, PharmVarText.RowsOf(own, is37: true))], (_, _) => null, Known, new BuildMap());
        var made = Assert.Single(release.Genes);
        Assert.DoesNotContain(release.Notes, note => note.What.StartsWith("left out", StringComparison.Ordinal) || note.What.Contains("contradicts", StringComparison.Ordinal) || note.What.StartsWith("no longer", StringComparison.Ordinal));
        Assert.Equal(own.Positions.Select(position => (position.Grch38, position.Grch37, position.Reference)), made.Positions.Select(position => (position.Grch38, position.Grch37, position.Reference)));
        Assert.Equal(own.Alleles[own.ReferenceAllele].Name, made.Alleles[made.ReferenceAllele].Name);
        Assert.Equal(own.Alleles.Select(Text).Order(StringComparer.Ordinal), made.Alleles.Select(Text).Order(StringComparer.Ordinal));
        Assert.Same(own.Functions, made.Functions);
        Assert.Equal($"pharmvar-9.9.9 (functions {own.Version})", made.Version);
    }

    [Fact]
    public void A_zip_file_gives_the_same_bytes_as_its_folder_and_the_manifest_tells_what_is_not_known()
    {
        var zip = Path.Combine(_folder, "pharmvar-0.0.1.zip");
        ZipFile.CreateFromDirectory(Sample, zip);
        var (ofFolder, ofZip) = (PgxImport.Read(Sample, null), PgxImport.Read(zip, null));
        Assert.Equal(ofFolder.Genes.Select(file => file.Sha256), ofZip.Genes.Select(file => file.Sha256));
        Assert.Equal(ofFolder.Manifest.Sha256, ofZip.Manifest.Sha256);
        Assert.Equal(["DEMO1/GRCh38/DEMO1.NC_000001.11.haplotypes.tsv", "DEMO1/GRCh37/DEMO1.NC_000001.10.haplotypes.tsv", "DEMO1/GRCh38/DEMO1_5.vcf"], ofZip.Sources.Take(3).Select(source => source.File));
        Assert.Equal(Known.Genes.Select(gene => gene.Gene), ofZip.CarriedOver);
        using var manifest = JsonDocument.Parse(ofZip.Manifest.Bytes);
        Assert.Equal("pharmvar-0.0.1", manifest.RootElement.GetProperty("version").GetString());
        Assert.Contains("*1 *2 *3 *5 *6", manifest.RootElement.GetProperty("notes").EnumerateArray().Select(note => note.GetProperty("alleles").GetString()));
    }

    [Fact]
    public void Suballeles_widen_their_core_allele_and_the_builds_may_have_a_base_the_other_way_round()
    {
        var gene = Sole(PgxImport.Read(Sample, null, null, Basis()));
        Assert.Equal(["1001000:G 1001200:Y", "1001200:T", "1001000:G 1001400:G", "1001600:GAC", "1001800:T"], gene.Alleles.Skip(1).Select(allele => CellsOf(gene, allele)));
        Assert.Equal([(1_000_500, "A"), (1_000_700, "C"), (1_000_900, "GT"), (1_001_100, "G"), (1_001_300, "T")], gene.Positions.Select(position => (position.Grch37!.Value, position.Reference37)));
        Assert.Equal("No function", gene.Functions["*3"].Function);
        Assert.DoesNotContain("*6", gene.Functions.Keys);
    }

    [Fact]
    public void What_cannot_be_read_is_named_and_left_out()
    {
        var release = Release("CYP2D6", "NC_000022.11", "*1", "*10 rs1065852 42130692 42130692 G A", "*5 - 42126499 42130810 A <DEL>", "*36 rs1065852 42130692 42130692 G A", "*68 - 42130692 42130692 G A", "*90 - 42130000 42130002 ACA -", "*91 - 42130100 42130100 A GG", "*92 - x y A G");
        Assert.Equal(
            ["left out: a deletion, duplication or hybrid, which small variants do not tell: *5 *68", "left out: the base before g.42130000_42130002del is not known: *90", "left out: a change has no place: *92"],
            release.Notes.Where(note => note.What.StartsWith("left out", StringComparison.Ordinal)).Select(note => $"{note.What}: {string.Join(' ', note.Alleles)}"));
        Assert.Equal(["*1", "*10", "*36", "*91"], Assert.Single(release.Genes).Alleles.Select(allele => allele.Name));
    }

    [Fact]
    public void An_insertion_whose_leftmost_place_is_not_known_is_left_out()
    {
        var vcf = ReleaseFile.Of("DEMO_2.vcf", "#CHROM\tPOS\tID\tREF\tALT\n1\t500\t.\tA\tAA\n"u8.ToArray());
        var table = PharmVarText.Table("DEMO", "NC_000001.11", "*1", "*2 - 500 501 - A", "*3 - 600 600 C T");
        var release = PharmVarRelease.Of([table], (_, _) => vcf, Known, new BuildMap());
        Assert.Contains(release.Notes, note => note.What == "left out: g.500_501insA lies in a repeat, and its leftmost place is not known");
        Assert.Equal(["*1", "*3"], Assert.Single(release.Genes).Alleles.Select(allele => allele.Name));
    }

    [Fact]
    public void A_core_allele_that_is_not_listed_is_told_by_its_suballeles()
    {
        var gene = Assert.Single(Release("DEMO", "NC_000001.11", "*1", "*2 - 100 100 A G", "*3 - 200 200 C T", "*4.001 - 100 100 A G", "*4.001 - 200 200 C T", "*4.001 - 300 300 C T").Genes);
        Assert.Equal("100:G 200:T", CellsOf(gene, gene.Alleles[3]));
        Assert.Equal(("*4.001", "*4"), (gene.Suballeles.Single().Key, gene.Suballeles.Single().Value));
    }

    [Theory]
    [InlineData("GRCh38 is not the sequence of its reference", "*1", "*1.001 - 100 100 A G", "*2 - 100 100 A G")]
    [InlineData("no allele is the reference", "*1 - 100 100 A G", "*2 - 200 200 C T")]
    [InlineData("named by rs number", "rs5.1 rs5 100 100 A G")]
    public void A_gene_that_cannot_be_made_stays_as_it_was(string why, params string[] rows)
    {
        var fault = Assert.Throws<ProblemException>(() => Release("DEMO", "NC_000001.11", rows)).Problem;
        Assert.Equal("PGX028", fault.Code);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Haplotype Name", "Haplotype", "PGX027")]
    [InlineData("#version=pharmvar-0.0.1\n", "", "PGX027")]
    [InlineData("DEMO1*2.002\tDEMO1\t", "DEMO1*2.002\tDEMO2\t", "PGX027")]
    [InlineData("\tNC_000001.11\t1001800", "\tNC_000002.12\t1001800", "PGX027")]
    [InlineData("\tsubstitution\n", "\n", "PGX027")]
    [InlineData("#version=pharmvar-0.0.1", "#version=pharmvar-0.0.2", "PGX028")]
    [InlineData("NC_000001.11", "NG_008376.4", "PGX028")]
    public void A_damaged_download_is_refused_as_a_whole(string text, string replacement, string code)
    {
        foreach (var path in Directory.EnumerateFiles(Sample, "*", SearchOption.AllDirectories)) Put(Path.GetRelativePath(Sample, path), File.ReadAllText(path));
        var table = Path.Combine(_folder, "DEMO1", "GRCh38", "DEMO1.NC_000001.11.haplotypes.tsv");
        var before = File.ReadAllText(table);
        Assert.Contains(text, before, StringComparison.Ordinal);
        File.WriteAllText(table, before.Replace(text, replacement, StringComparison.Ordinal));
        Assert.Equal(code, Assert.Throws<ProblemException>(() => PgxImport.Read(_folder, null)).Problem.Code);
    }

    [Fact]
    public void A_message_in_place_of_the_zip_file_is_no_download()
    {
        Put("all.zip", """{"errorMessage":"The application failed."}""");
        Assert.Equal("PGX029", Assert.Throws<ProblemException>(() => PgxImport.Read(Path.Combine(_folder, "all.zip"), null)).Problem.Code);
    }

    private static GeneRelease Release(string gene, string accession, params string[] rows) => PharmVarRelease.Of([PharmVarTableOf(gene, accession, rows)], (_, _) => null, Known, new BuildMap());

    private static PharmVarTable PharmVarTableOf(string gene, string accession, string[] rows) =>
        rows[0].StartsWith('*') ? PharmVarText.Table(gene, accession, rows)
        : PharmVarTable.Read(ReleaseFile.Of("rs.haplotypes.tsv", Encoding.UTF8.GetBytes(PharmVarText.Head + string.Join('\t', rows[0].Split(' ')[0], gene, rows[0].Split(' ')[1], accession, 100, 100, "A", "G", "substitution"))));

    private static (string On38, string On37) Accessions(string chromosome)
    {
        int[] versions = [11, 12, 12, 12, 10, 12, 14, 11, 12, 11, 10, 12, 11, 9, 10, 10, 11, 10, 10, 11, 9, 11, 11];
        var number = chromosome == "X" ? 23 : int.Parse(chromosome, System.Globalization.CultureInfo.InvariantCulture);
        return ($"NC_0000{number:00}.{versions[number - 1]}", $"NC_0000{number:00}.{versions[number - 1] - 1}");
    }

    private static string Text(AlleleFacts allele) => $"{allele.Name}: {string.Join(',', allele.Cells.Select(cell => cell ?? "."))}";

    private static string CellsOf(GeneFacts gene, AlleleFacts allele) => string.Join(' ', allele.Cells.Select((cell, column) => (cell, gene.Positions[column].Grch38)).Where(pair => pair.cell is not null).Select(pair => $"{pair.Grch38}:{pair.cell}"));

    private static GeneFacts Sole(PgxImport import) => GeneFactsReader.Read(import.Genes.Single(file => file.Path == "pgx/genes/demo1.json"), new List<Problem>())!;

    private string Basis()
    {
        foreach (var file in SampleRelease.Import(1).Genes) Put(file.Path, Encoding.UTF8.GetString(file.Bytes));
        return _folder;
    }

    private void Put(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
