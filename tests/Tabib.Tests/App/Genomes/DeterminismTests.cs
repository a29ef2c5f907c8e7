using System.Security.Cryptography;
using Tabib.Tests.House;

namespace Tabib.Tests.App.Genomes;

/// <summary>The bytes of every result are the same for 1, 2 and 8 threads and for scalar, 256-bit and 512-bit kernels.</summary>
public sealed class DeterminismTests : IDisposable
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples", "genomes");

    /// <summary>SAMPLES is the folder of the invented cohort; --threads is added.</summary>
    private static readonly string[] Commands =
    [
        "genotypes frequency SAMPLES/cohort --out frequency.tsv",
        "genotypes qc SAMPLES/cohort --out qc",
        "genotypes kinship SAMPLES/cohort --out kinship.tsv",
        "genotypes prune SAMPLES/cohort --window 100 --step 10 --r2 0.2 --out pruned",
        "genotypes pca SAMPLES/cohort --components 4 --exact --out exact",
        "genotypes pca SAMPLES/cohort --components 4 --randomised --out randomised",
        "genotypes import SAMPLES/cohort.bed --out imported",
        "genotypes export SAMPLES/cohort --format vcf.gz --out exported.vcf.gz",
        "genotypes import exported.vcf.gz --out again",
        "association run SAMPLES/cohort --phenotypes SAMPLES/phenotypes.tsv --trait LDL --covariates SAMPLES/covariates.tsv --model linear --out linear.tsv",
        "association run SAMPLES/cohort --phenotypes SAMPLES/phenotypes.tsv --trait DIABETES --covariates SAMPLES/covariates.tsv --model firth --out firth.tsv",
        "association run SAMPLES/cohort --phenotypes SAMPLES/phenotypes.tsv --trait DIABETES --model auto --out auto.tsv",
        "association genes SAMPLES/cohort --phenotypes SAMPLES/phenotypes.tsv --trait LDL --sets SAMPLES/genes.tsv --max-maf 0.05 --out genes.tsv",
        "association tdt SAMPLES/cohort --phenotypes SAMPLES/phenotypes.tsv --trait DIABETES --out tdt.tsv",
        "association clump SAMPLES/cohort --results linear.tsv --p1 0.05 --p2 0.2 --r2 0.05 --out clumps.tsv",
        "genotypes ld SAMPLES/cohort --r2 0.05 --out ld.tsv",
        "genotypes relatedness SAMPLES/cohort --scores exact.eigenvec --out related.tsv",
        "polygenic score SAMPLES/cohort --weights SAMPLES/weights.tsv --out score.tsv",
        "variants fill-tags exported.vcf.gz --out filled.vcf.gz",
        "variants normalize filled.vcf.gz --split any --out normal.bcf",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-same-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_result_has_the_same_bytes_for_any_threads_and_any_vectors()
    {
        var one = await RunAsync(1, "scalar");
        Assert.True(one.Count >= Commands.Length);
        AssertSame(one, await RunAsync(2, "256"));
        AssertSame(one, await RunAsync(8, "512"));
    }

    private static void AssertSame(SortedDictionary<string, string> expected, SortedDictionary<string, string> actual) =>
        Assert.Equal(expected.Select(pair => $"{pair.Key} {pair.Value}"), actual.Select(pair => $"{pair.Key} {pair.Value}"));

    private async Task<SortedDictionary<string, string>> RunAsync(int threads, string vectors)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, $"{threads}-{vectors}")).FullName;
        var script = string.Join(" && ", Commands.Select(command => $"TABIB_SIMD={Supported(vectors)} ./tabib {command.Replace("SAMPLES", Samples, StringComparison.Ordinal)} --threads {threads} --quiet"));
        var (_, error, exit) = await Shell.RunAsync(script, folder, TestContext.Current.CancellationToken);
        Assert.True(exit == 0, error);
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (path.EndsWith("run.json", StringComparison.Ordinal) || path.Contains(".config", StringComparison.Ordinal)) continue;
            digests[Path.GetRelativePath(folder, path)] = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)));
        }

        return digests;
    }

    /// <summary>What this processor lacks is left to it.</summary>
    private static string Supported(string vectors) => vectors switch
    {
        "512" when !System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated => "",
        "256" when !System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated => "",
        _ => vectors,
    };
}
