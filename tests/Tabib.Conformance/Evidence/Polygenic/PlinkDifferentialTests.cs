using System.Diagnostics;
using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Polygenic;

namespace Tabib.Conformance.Evidence.Polygenic;

/// <summary>Random cohorts scored by PLINK 2 and by us; skipped where PLINK 2 is absent.</summary>
public sealed class PlinkDifferentialTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-plink-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "no-mean-imputation")]
    [InlineData(3, "")]
    public void Columns_of_weights_over_all_chromosomes_have_the_sums_of_PLINK_2(int seed, string modifier)
    {
        var random = new Random(seed);
        WriteCohort(random, samples: 57 + (seed * 40));
        Run("--vcf", "c.vcf", "--psam", "c.psam", "--make-pgen", "--out", "c");
        Run(["--pfile", "c", "--score", "w.tsv", "1", "2", "header-read", "ignore-dup-ids", .. modifier.Split(' ', StringSplitOptions.RemoveEmptyEntries), "cols=+scoresums,+denom", "--score-col-nums", "3-6", "--out", "plink"]);
        var options = new PolygenicScoreOptions { Prefix = Path.Combine(_folder, "c"), Weights = [Path.Combine(_folder, "w.tsv")], Out = Path.Combine(_folder, "ours.tsv"), Missing = modifier.Length > 0 ? "skip" : "mean", Threads = 2 };
        new PolygenicScoreCapability().Run(options, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        var samples = File.ReadLines(Path.Combine(_folder, "c.psam")).Count() - 1;
        Assert.Equal(4 * samples, PlinkScores.AssertEqual(PlinkScores.Read(Path.Combine(_folder, "plink.sscore")), File.ReadLines(options.Out)));
    }

    [Theory]
    [InlineData("dosage-freq=0.4", 1)]
    [InlineData("phase-freq=1", 4)]
    public void Dosages_and_phased_genotypes_have_the_sums_of_PLINK_2(string kind, int columns)
    {
        Run("--dummy", "310", "700", "0.03", "acgt", kind, "--seed", "3", "--make-pgen", "--out", "c");
        var random = new Random(9);
        using (var weights = new StreamWriter(Path.Combine(_folder, "w.tsv")))
        {
            weights.WriteLine("ID\tA1\t" + string.Join('\t', Enumerable.Range(1, columns).Select(i => $"s{i}")));
            foreach (var fields in File.ReadLines(Path.Combine(_folder, "c.pvar")).Where(line => line[0] != '#').Select(line => line.Split('\t')))
                weights.WriteLine(string.Join('\t', [fields[2], random.Next(2) == 0 ? fields[3] : fields[4], .. Enumerable.Range(0, columns).Select(_ => (random.NextDouble() - 0.4).ToString("G6", CultureInfo.InvariantCulture))]));
        }

        Run("--pfile", "c", "--score", "w.tsv", "1", "2", "header-read", "cols=+scoresums,+denom", "--score-col-nums", columns == 1 ? "3" : $"3-{columns + 2}", "--out", "plink");
        var options = new PolygenicScoreOptions { Prefix = Path.Combine(_folder, "c"), Weights = [Path.Combine(_folder, "w.tsv")], Out = Path.Combine(_folder, "ours.tsv"), Threads = 2 };
        new PolygenicScoreCapability().Run(options, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        Assert.Equal(columns * 310, PlinkScores.AssertEqual(PlinkScores.Read(Path.Combine(_folder, "plink.sscore")), File.ReadLines(options.Out), columns == 1 ? "s1" : null));
    }

    /// <summary>Autosomes with several ALT alleles here and there, X, Y and mitochondria, missing calls, some samples with parents.</summary>
    private void WriteCohort(Random random, int samples)
    {
        using var vcf = new StreamWriter(Path.Combine(_folder, "c.vcf"));
        using var weights = new StreamWriter(Path.Combine(_folder, "w.tsv"));
        using var psam = new StreamWriter(Path.Combine(_folder, "c.psam"));
        psam.WriteLine("#IID\tPAT\tMAT\tSEX");
        var sexes = new int[samples];
        for (var i = 0; i < samples; i++) psam.WriteLine(string.Create(CultureInfo.InvariantCulture, $"S{i}\t{(i % 9 == 8 ? "S0" : "0")}\t0\t{(sexes[i] = random.Next(20) == 0 ? 0 : 1 + random.Next(2))}"));
        vcf.WriteLine("##fileformat=VCFv4.2\n" + string.Concat(((string[])["1", "2", "X", "Y", "MT"]).Select(name => $"##contig=<ID={name}>\n")) + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + string.Join('\t', Enumerable.Range(0, samples).Select(i => $"S{i}")));
        weights.WriteLine("ID\tA1\tone\ttwo\tthree\tfour");
        foreach (var chromosome in (string[])["1", "2", "X", "Y", "MT"])
        {
            for (var number = 1; number <= 30; number++)
            {
                var alternates = chromosome is "1" or "2" && random.Next(6) == 0 ? 2 : 1;
                var frequency = random.NextDouble();
                string Allele() => random.NextDouble() < frequency ? "0" : (1 + random.Next(alternates)).ToString(CultureInfo.InvariantCulture);
                string Call(int sample)
                {
                    if (random.Next(15) == 0 || (chromosome == "Y" && sexes[sample] != 1)) return ".";
                    return chromosome is "Y" or "MT" || (chromosome == "X" && sexes[sample] == 1) ? Allele() : $"{Allele()}/{Allele()}";
                }

                vcf.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{chromosome}\t{number * 1_000_000}\tv{chromosome}_{number}\tA\t{(alternates == 2 ? "G,T" : "G")}\t.\t.\t.\tGT\t") + string.Join('\t', Enumerable.Range(0, samples).Select(Call)));
                weights.WriteLine(string.Join('\t', [$"v{chromosome}_{number}", random.Next(2) == 0 ? "A" : "G", .. Enumerable.Range(0, 4).Select(_ => (random.NextDouble() - 0.3).ToString("G6", CultureInfo.InvariantCulture))]));
            }
        }
    }

    private void Run(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("plink2", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, error);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("plink2 absent");
        }
    }
}
