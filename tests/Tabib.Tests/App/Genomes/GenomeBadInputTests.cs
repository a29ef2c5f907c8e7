using System.Text;
using Tabib.Tests.House;

namespace Tabib.Tests.App.Genomes;

/// <summary>Bad input of the genome commands as a user meets it: exit code, coded message with place, and nothing written.</summary>
public sealed class GenomeBadInputTests : IDisposable
{
    private const string Header = "##fileformat=VCFv4.2\n##contig=<ID=1,length=248956422>\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\tb\tc\n";
    private const string First = "1\t100\trs1\tA\tC\t.\t.\t.\tGT\t0/1\t0/0\t1/1\n";

    private static readonly string Samples = Path.Combine(Repository.Root, "samples", "genomes");

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-genome-bad-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("GT beyond the alleles", First + "1\t200\trs2\tA\tC\t.\t.\t.\tGT\t0/2\t0/0\t1/1\n", 1, "VCF041 x1.*in.vcf:6 a")]
    [InlineData("half-missing", First + "1\t200\trs2\tA\tC\t.\t.\t.\tGT\t./1\t0/0\t1/1\n", 65, "GEN014 .*in.vcf:6 a")]
    [InlineData("no record", First + "1\tx\trs2\tA\tC\t.\t.\t.\tGT\t0/1\t0/0\t1/1\n", 1, "VCF031 x1.*in.vcf:6")]
    public async Task Genotypes_that_cannot_be_are_told_with_their_line(string what, string records, int exit, string message)
    {
        Write("in.vcf", Header + records);
        var (output, error, actual) = await RunAsync("genotypes import in.vcf --out set");
        Assert.True(actual == exit, $"{what}: {actual} {output} {error}");
        Assert.Matches(message, output + error);
        Assert.Equal(exit == 1, File.Exists(Path.Combine(_folder, "set.pgen")));
    }

    [Fact]
    public async Task Two_samples_of_one_name_are_refused()
    {
        Write("in.vcf", Header.Replace("\ta\tb\tc", "\ta\tb\tb", StringComparison.Ordinal) + First);
        await FailsAsync("genotypes import in.vcf --out set", 65, "VCF006 in.vcf:4");
    }

    [Fact]
    public async Task Damage_of_compressed_input_is_told_with_its_byte_and_leaves_nothing()
    {
        Write("in.vcf", Header + First);
        Assert.Equal(0, (await RunAsync("variants view in.vcf --out in.vcf.gz")).ExitCode);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder, "in.vcf.gz"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "cut.vcf.gz"), bytes[..100], TestContext.Current.CancellationToken);
        await FailsAsync("genotypes import cut.vcf.gz --out set", 65, "BGZ001 cut.vcf.gz byte 0");
        var crc = (byte[])bytes.Clone();
        crc[^36] ^= 0xFF;
        await File.WriteAllBytesAsync(Path.Combine(_folder, "crc.vcf.gz"), crc, TestContext.Current.CancellationToken);
        await FailsAsync("genotypes import crc.vcf.gz --out set", 65, "BGZ003 crc.vcf.gz byte");
        await File.WriteAllBytesAsync(Path.Combine(_folder, "end.vcf.gz"), bytes[..^28], TestContext.Current.CancellationToken);
        var (output, error, exit) = await RunAsync("genotypes import end.vcf.gz --out set");
        Assert.Equal(0, exit);
        Assert.Matches("BGZ004 x1.*end.vcf.gz", output + error);
    }

    [Fact]
    public async Task A_region_of_a_file_without_index_is_refused()
    {
        Write("in.vcf", Header + First);
        await FailsAsync("variants view in.vcf --region 1:1-1000 --out out.vcf", 65, "TBX005 in.vcf");
        Assert.Equal(0, (await RunAsync("variants view in.vcf --out in.vcf.gz")).ExitCode);
        File.Delete(Path.Combine(_folder, "in.vcf.gz.tbi"));
        await FailsAsync("variants view in.vcf.gz --region 1:1-1000 --out out.vcf", 66, "TBX001 in.vcf.gz");
    }

    [Fact]
    public async Task REF_that_is_not_the_reference_s_is_refused()
    {
        Write("in.vcf", Header + "1\t3\trs1\tA\tC\t.\t.\t.\tGT\t0/1\t0/0\t1/1\n");
        Write("reference.fa", ">1\nGATTACA\n");
        await FailsAsync("variants normalize in.vcf --reference reference.fa --out out.vcf", 65, "NRM001 1:3: REF is A, and the reference has T");
    }

    [Theory]
    [InlineData("s/^P/X/", "LDL", "", 65, "ASC006 .*None of the 120 samples")]
    [InlineData("", "LLD", "", 2, "ASC005 .*no column LLD\\.\n  Did you mean LDL")]
    [InlineData("", "LDL", "5\t$NR", 65, "ASC009 A: The covariate A has one value")]
    [InlineData("", "LDL", "$NR\t2*$NR+1", 65, "ASC010 B: .*weighted sum")]
    public async Task Phenotypes_and_covariates_that_cannot_be_used_are_refused(string change, string trait, string covariates, int exit, string message)
    {
        await RunAsync($"--version; sed '{change}' {Samples}/phenotypes.tsv > p.tsv");
        var option = "";
        if (covariates.Length > 0)
        {
            var rows = (await File.ReadAllLinesAsync(Path.Combine(Samples, "phenotypes.tsv"), TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split('\t')[0]);
            Write("c.tsv", "#IID\tA\tB\n" + string.Join('\n', rows.Select((id, i) => $"{id}\t{(covariates[0] == '5' ? "5" : $"{i}")}\t{(covariates[0] == '5' ? i : (2 * i) + 1)}")) + "\n");
            option = "--covariates c.tsv";
        }

        await FailsAsync($"association run {Samples}/cohort --phenotypes p.tsv --trait {trait} {option} --out out.tsv", exit, message);
    }

    [Fact]
    public async Task A_trait_with_one_class_is_refused()
    {
        var rows = (await File.ReadAllLinesAsync(Path.Combine(Samples, "phenotypes.tsv"), TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split('\t')[0]);
        Write("p.tsv", "#IID\tT\n" + string.Join('\n', rows.Select(id => $"{id}\t1")) + "\n");
        await FailsAsync($"association run {Samples}/cohort --phenotypes p.tsv --trait T --out out.tsv", 65, "ASC007 T");
    }

    [Fact]
    public async Task Weights_on_another_build_are_refused()
    {
        Write("w.txt", "#format_version=2.0\n#pgs_id=X\n#genome_build=GRCh37\nchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\n1\t128613\tT\tC\t0.5\n");
        await FailsAsync($"polygenic score {Samples}/cohort --weights w.txt --build GRCh38 --out out.tsv", 65, "PGS010 w.txt");
    }

    [Theory]
    [InlineData("genotypes frequency nosuch --out out.tsv", 66, "GEN001")]
    [InlineData("genotypes frequency SAMPLES/cohort --region 99 --out out.tsv", 65, "GEN003")]
    [InlineData("genotypes frequency SAMPLES/cohort --threads -1 --out out.tsv", 2, "CLI002")]
    [InlineData("genotypes frequency SAMPLES/cohort --out nosuch/out.tsv", 74, "SYS001")]
    [InlineData("genotypes import SAMPLES/cohort.bed --memory 1 --out set", 2, "GEN018")]
    [InlineData("genotypes import - --resume --out set", 2, "CLI002 .*--resume")]
    [InlineData("variants view nosuch.vcf --memory 1 --out out.vcf", 2, "POP050")]
    [InlineData("variants query nosuch.vcf --memory 1 --format-string x --out out.tsv", 2, "POP050")]
    [InlineData("variants check nosuch.vcf --memory 1", 2, "POP050")]
    [InlineData("variants normalize nosuch.vcf --out out.vcf", 66, "INP001")]
    [InlineData("variants fill-tags SAMPLES/../hospital/genomes/hospital.vcf --tag XX --out out.vcf", 2, "TAG001")]
    public async Task What_is_not_there_or_cannot_be_is_refused(string command, int exit, string message) =>
        await FailsAsync(command.Replace("SAMPLES", Samples, StringComparison.Ordinal), exit, message);

    /// <summary>More memory than --memory allows is told before the work starts, by every command over a genotype set.</summary>
    [Theory]
    [InlineData("genotypes export SAMPLES/cohort --out out.vcf")]
    [InlineData("genotypes frequency SAMPLES/cohort --out out.tsv")]
    [InlineData("genotypes qc SAMPLES/cohort --out qc")]
    [InlineData("genotypes kinship SAMPLES/cohort --out out.tsv")]
    [InlineData("genotypes prune SAMPLES/cohort --out out.txt")]
    [InlineData("genotypes pca SAMPLES/cohort --out out")]
    [InlineData("association run SAMPLES/cohort --phenotypes SAMPLES/phenotypes.tsv --trait LDL --out out.tsv")]
    [InlineData("association ridge SAMPLES/cohort --phenotypes SAMPLES/phenotypes.tsv --trait LDL --out out")]
    [InlineData("association genes SAMPLES/cohort --phenotypes SAMPLES/phenotypes.tsv --trait LDL --sets SAMPLES/genes.tsv --out out.tsv")]
    [InlineData("polygenic score SAMPLES/cohort --weights SAMPLES/weights.tsv --out out.tsv")]
    [InlineData("polygenic match SAMPLES/cohort --weights SAMPLES/weights.tsv --out out.tsv")]
    public async Task Too_little_memory_is_refused(string command) =>
        await FailsAsync(command.Replace("SAMPLES", Samples, StringComparison.Ordinal) + " --memory 100 --threads 2", 2, "POP050 .*The work needs .* MB of memory; 100 MB are allowed");

    private async Task FailsAsync(string command, int exit, string message)
    {
        var before = Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        var (output, error, actual) = await RunAsync(command);
        Assert.True(actual == exit, $"{actual}: {output}{error}");
        Assert.Matches(message, error);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    private Task<(string Output, string Error, int ExitCode)> RunAsync(string command) => Shell.RunAsync($"./tabib {command}", _folder, TestContext.Current.CancellationToken);

    private void Write(string name, string text) => File.WriteAllBytes(Path.Combine(_folder, name), Encoding.UTF8.GetBytes(text));
}
