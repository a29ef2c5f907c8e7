using System.Text;
using System.Text.Json.Nodes;
using Tabib.Tests.House;

namespace Tabib.Tests.App;

/// <summary>Bad input of <c>tabib pgx</c> as a user meets it: exit code, coded message, and what becomes of the gene.</summary>
public sealed class PgxBadInputTests : IDisposable
{
    private const string Header = "##fileformat=VCFv4.2\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"g\">\n##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"d\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tp\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-pgx-bad-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Of ABCG2 one position is defined: chr4:88131171 G to T.</summary>
    private static readonly (string What, string Record, string Status, string? Code, string? Text)[] Records =
    [
        ("REF mismatch beside others that agree", "4\t88131171\t.\tC\tT\t.\t.\t.\tGT\t0/1", "noData", "PGX117", "REF is C, the definition has G"),
        ("missing GT", "4\t88131171\t.\tG\tT\t.\t.\t.\tGT\t./.", "noData", "PGX117", "no genotype"),
        ("no GT at all", "4\t88131171\t.\tG\tT\t.\t.\t.\tAD\t1,2", "noData", "PGX117", "no genotype"),
        ("half-missing with the reference", "4\t88131171\t.\tG\tT\t.\t.\t.\tGT\t./0", "noData", "PGX113", "the other is the reference"),
        ("half-missing with the alternate", "4\t88131171\t.\tG\tT\t.\t.\t.\tGT\t./1", "notCalled", "PGX114", "One of two alleles is missing"),
        ("AD contradicts GT", "4\t88131171\t.\tG\tT\t.\t.\t.\tGT:AD\t0/1:31,0", "noData", "PGX117", "AD has reads of one allele only"),
        ("symbolic allele in the genotype", "4\t88131171\t.\tG\t<DEL>\t.\t.\t.\tGT\t0/1", "noData", "PGX117", "not spelled out"),
        ("symbolic allele beside the genotype", "4\t88131171\t.\tG\tT,<DEL>\t.\t.\t.\tGT\t0/1", "called", "PGX112", "left aside"),
        ("star in the genotype", "4\t88131171\t.\tG\tT,*\t.\t.\t.\tGT\t1/2", "noData", "PGX117", "not spelled out"),
        ("star beside the genotype", "4\t88131171\t.\tG\tT,*\t.\t.\t.\tGT\t0/1", "called", "PGX112", "left aside"),
        ("N", "4\t88131171\t.\tG\tN\t.\t.\t.\tGT\t0/1", "noData", "PGX117", "not spelled out"),
        ("undocumented base", "4\t88131171\t.\tG\tA\t.\t.\t.\tGT\t0/1", "notCalled", "PGX116", "in no definition"),
        ("three alleles", "4\t88131171\t.\tG\tT\t.\t.\t.\tGT\t0/1/1", "called", "PGX110", "more than two alleles"),
        ("one allele on an autosome", "4\t88131171\t.\tG\tT\t.\t.\t.\tGT\t1", "notCalled", "PGX114", "One of two alleles is missing"),
        ("said twice", "4\t88131171\t.\tG\tT\t.\t.\t.\tGT\t0/1\n4\t88131171\t.\tG\tT\t.\t.\t.\tGT\t1/1", "called", "PGX111", "more than once"),
        ("contig chr4", "chr4\t88131171\t.\tG\tT\t.\t.\t.\tGT\t0/1", "called", null, null),
        ("contig NC_000004.12", "NC_000004.12\t88131171\t.\tG\tT\t.\t.\t.\tGT\t0/1", "called", null, null),
        ("a contig of no gene", "chrUn_1\t88131171\t.\tG\tT\t.\t.\t.\tGT\t0/1", "noData", null, null),
    ];

    [Fact]
    public async Task A_record_that_cannot_be_used_is_told_and_its_position_missing()
    {
        // Positions of VKORC1 and IFNL3 agree with GRCh38, so that the build is known.
        for (var i = 0; i < Records.Length; i++) Write($"{i}.vcf", Header + Records[i].Record + "\nchr16\t31096368\t.\tC\tT\t.\t.\t.\tGT\t0/0\nchr19\t39248147\t.\tC\tT\t.\t.\t.\tGT\t0/0\n");
        var (output, error, exit) = await Shell.RunAsync($"./tabib pgx call {string.Join(' ', Enumerable.Range(0, Records.Length).Select(i => $"{i}.vcf"))} --build 38 --json", _folder, TestContext.Current.CancellationToken);
        Assert.True(exit == 0, output + error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Records.Length, lines.Length);
        for (var i = 0; i < Records.Length; i++)
        {
            var ((what, _, status, code, text), gene) = (Records[i], JsonNode.Parse(lines[i])!["genes"]!["ABCG2"]!);
            Assert.True(status == (string?)gene["status"], $"{what}: {gene.ToJsonString()}");
            Assert.Equal(status == "noData" ? ["rs2231142"] : [], gene["missingPositions"]!.AsArray().Select(name => (string?)name));
            var said = string.Join('\n', gene["warnings"]!.AsArray().Select(warning => $"{warning!["code"]} {warning["text"]}").Append($"PGX117 {gene["reason"]}"));
            if (code is not null) Assert.True(said.Split('\n').Any(line => line.StartsWith(code, StringComparison.Ordinal)) && said.Contains(text!, StringComparison.Ordinal), $"{what}: {gene.ToJsonString()}");
        }
    }

    [Theory]
    [InlineData("GT beyond the alleles", "chr4\t88131171\t.\tG\tT\t.\t.\t.\tGT\t0/2\n", "", 65, "PGX005 in.vcf:5")]
    [InlineData("GT that is none", "chr4\t88131171\t.\tG\tT\t.\t.\t.\tGT\tx/1\n", "", 65, "PGX006 in.vcf:5")]
    [InlineData("wrong build asked for", "chr10\t94761900\t.\tA\tT\t.\t.\t.\tGT\t0/1\n", "--build 38", 65, "PGX003 in.vcf: 1 of 1(.|\n)*--build")]
    [InlineData("no record of any gene", "chr3\t1000\t.\tA\tT\t.\t.\t.\tGT\t0/1\n", "", 65, "PGX003 in.vcf")]
    [InlineData("a sample that is not there", "chr4\t88131171\t.\tG\tT\t.\t.\t.\tGT\t0/1\n", "--sample q", 65, "PGX004 in.vcf.*'q'")]
    [InlineData("a gene that is not known", "chr4\t88131171\t.\tG\tT\t.\t.\t.\tGT\t0/1\n", "--gene CYP9Z9", 2, "CYP9Z9")]
    [InlineData("a build that is none", "chr4\t88131171\t.\tG\tT\t.\t.\t.\tGT\t0/1\n", "--build 36", 2, "'36' is none of auto, 37 and 38")]
    public async Task A_file_that_cannot_be_called_is_refused_and_nothing_written(string what, string records, string arguments, int exit, string message)
    {
        Write("in.vcf", Header + records);
        var (output, error, actual) = await Shell.RunAsync($"./tabib pgx call in.vcf {arguments} --out calls.jsonl", _folder, TestContext.Current.CancellationToken);
        Assert.True(actual == exit, $"{what}: {actual} {output} {error}");
        Assert.Matches(message, output + error);
        Assert.False(File.Exists(Path.Combine(_folder, "calls.jsonl")));
    }

    [Fact]
    public async Task A_header_that_contradicts_its_bases_is_refused()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "samples", "pgx", "patient.vcf"), TestContext.Current.CancellationToken);
        Write("in.vcf", string.Join('\n', lines).Replace("##reference=GRCh38", "##reference=GRCh37", StringComparison.Ordinal) + "\n");
        var (output, error, exit) = await Shell.RunAsync("./tabib pgx call in.vcf", _folder, TestContext.Current.CancellationToken);
        Assert.Equal(65, exit);
        Assert.Matches("PGX003 in.vcf.*header says GRCh37.*GRCh38", output + error);
    }

    [Theory]
    [InlineData("1", "0", "A")]
    [InlineData("0", "0", "B (reference)")]
    [InlineData("0/1", "0/0", "A,B (reference)")]
    [InlineData("./1", "./0", "A")]
    public async Task On_X_one_allele_is_one_and_two_are_two(string cell, string others, string expected)
    {
        var rows = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "knowledge", "pgx", "genes", "g6pd.json"), TestContext.Current.CancellationToken))!["positions"]!.AsArray();
        var text = new StringBuilder(Header);
        foreach (var row in rows) text.Append($"chrX\t{row!["grch38"]}\t.\t{row["ref"]}\t{string.Join(',', row["alts"]!.AsArray().Select(alternate => (string?)alternate))}\t.\t.\t.\tGT\t{((int)row["grch38"]! == 154535277 ? cell : others)}\n");
        var gene = (await CallAsync(text.ToString(), "--gene G6PD"))["genes"]!["G6PD"]!;
        Assert.Equal("called", (string?)gene["status"]);
        Assert.Equal(expected.Split(','), gene["diplotypes"]![0]!["alleles"]!.AsArray().Select(name => (string?)name));
    }

    [Fact]
    public async Task An_outside_call_with_an_unknown_allele_is_told_and_has_no_result()
    {
        Write("outside.tsv", "CYP2D6\t*1/*999\n");
        var gene = (await CallAsync(Header + "chr4\t88131171\t.\tG\tT\t.\t.\t.\tGT\t0/1\n", "--outside-calls outside.tsv"))["genes"]!["CYP2D6"]!;
        Assert.Equal(("called", "outside", "Indeterminate"), ((string?)gene["status"], (string?)gene["source"], (string?)gene["phenotype"]));
        Assert.Contains(gene["warnings"]!.AsArray(), warning => (string?)warning!["code"] == "PGX131");
    }

    [Theory]
    [InlineData("CYP9Z9\t*1/*2\n", "PGX010 outside.tsv:1.*CYP9Z9.*not known")]
    [InlineData("# c\nCYP2D6\t*1\n", "PGX010 outside.tsv:2.*two alleles")]
    [InlineData("CYP2D6\t*1/*2/*3\n", "PGX010 outside.tsv:1.*at most two")]
    [InlineData("MT-RNR1\tm.1555A>G/Reference\n", "PGX010 outside.tsv:1.*one allele")]
    [InlineData("CYP2D6\n", "PGX010 outside.tsv:1.*needs a diplotype")]
    public async Task An_outside_call_that_cannot_be_is_refused_with_its_line(string lines, string message)
    {
        Write("in.vcf", Header + "chr4\t88131171\t.\tG\tT\t.\t.\t.\tGT\t0/1\n");
        Write("outside.tsv", lines);
        var (output, error, exit) = await Shell.RunAsync("./tabib pgx call in.vcf --outside-calls outside.tsv --out calls.jsonl", _folder, TestContext.Current.CancellationToken);
        Assert.Equal(65, exit);
        Assert.Matches(message, output + error);
        Assert.False(File.Exists(Path.Combine(_folder, "calls.jsonl")));
    }

    [Fact]
    public async Task Variants_alone_are_no_reference_unless_the_user_says_so_and_then_every_output_does()
    {
        // *2 of CYP2C19 heterozygous; the other 33 positions are absent.
        const string records = "chr10\t94775367\t.\tA\tG\t.\t.\t.\tGT\t0/1\nchr10\t94781859\t.\tG\tA\t.\t.\t.\tGT\t0/1\n";
        var plain = await CallAsync(Header + records, "");
        Assert.Equal(33, plain["genes"]!["CYP2C19"]!["missingPositions"]!.AsArray().Count);
        Assert.Equal("noData", (string?)plain["genes"]!["TPMT"]!["status"]);
        Assert.Null(plain["absentIsReference"]);
        var stated = await CallAsync(Header + records, "--absent-is-reference");
        Assert.True((bool?)stated["absentIsReference"]);
        Assert.Empty(stated["genes"]!["CYP2C19"]!["missingPositions"]!.AsArray());
        const string told = "Positions absent from the file were read as the reference";
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Contains(told, (await Shell.RunAsync("./tabib pgx call in.vcf --absent-is-reference", _folder, cancellation)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Shell.RunAsync("./tabib pgx call in.vcf --absent-is-reference --out calls.jsonl", _folder, cancellation)).ExitCode);
        Assert.Contains("\"absentIsReference\":true", await File.ReadAllTextAsync(Path.Combine(_folder, "calls.jsonl"), cancellation), StringComparison.Ordinal);
        Assert.Contains("absentIsReference", await File.ReadAllTextAsync(Path.Combine(_folder, "calls.jsonl.run.json"), cancellation), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(told, (await Shell.RunAsync("./tabib pgx advise --calls calls.jsonl --drug clopidogrel", _folder, cancellation)).Output, StringComparison.Ordinal);
        Assert.Contains("\"absentIsReference\":true", (await Shell.RunAsync("./tabib pgx advise --calls calls.jsonl --drug clopidogrel --json", _folder, cancellation)).Output, StringComparison.Ordinal);
    }

    private async Task<JsonNode> CallAsync(string vcf, string arguments)
    {
        Write("in.vcf", vcf);
        var (output, error, exit) = await Shell.RunAsync($"./tabib pgx call in.vcf {arguments} --json", _folder, TestContext.Current.CancellationToken);
        Assert.True(exit == 0, output + error);
        return JsonNode.Parse(output)!;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
