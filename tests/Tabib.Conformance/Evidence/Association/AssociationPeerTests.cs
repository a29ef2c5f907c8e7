using System.Diagnostics;
using System.Globalization;
using Tabib.App.Association;

namespace Tabib.Conformance.Evidence.Association;

/// <summary>Random cohorts (X, Y, mitochondria, several ALT alleles, missing, monomorphic, separated) tested by plink2, by R and by us; skipped where they are absent.</summary>
public sealed class AssociationPeerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-peers-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void Linear_models_are_those_of_plink2(int seed, int copiesOnX)
    {
        WriteCohort(new Random(seed), 150 + (30 * seed));
        Start("plink2", "--vcf", "c.vcf", "--psam", "c.psam", "--make-pgen", "--out", "c");
        Start("plink2", "--pfile", "c", "--pheno", "p.tsv", "--pheno-name", "Q", "--covar", "z.tsv", "--xchr-model", copiesOnX == 2 ? "2" : "1", "--glm", "hide-covar", "omit-ref", "cols=+a1freq", "--out", "plink");
        Compare(ResultTable.Read(In("plink.Q.glm.linear")), ResultTable.Run(Options("Q", "linear") with { MaleCopiesOnX = copiesOnX }), 110);
    }

    [Fact]
    public void Logistic_models_are_those_of_plink2()
    {
        WriteCohort(new Random(3), 260);
        Start("plink2", "--vcf", "c.vcf", "--psam", "c.psam", "--make-pgen", "--out", "c");
        Start("plink2", "--pfile", "c", "--pheno", "p.tsv", "--pheno-name", "B", "--covar", "z.tsv", "--glm", "no-firth", "hide-covar", "omit-ref", "cols=+a1freq,+beta,-orbeta", "--out", "plink");
        Compare(ResultTable.Read(In("plink.B.glm.logistic")), ResultTable.Run(Options("B", "logistic")), 90);
    }

    [Fact]
    public void Linear_logistic_and_firth_models_are_those_of_R()
    {
        WriteCohort(new Random(4), 220);
        Start("plink2", "--vcf", "c.vcf", "--psam", "c.psam", "--make-pgen", "--out", "c");
        Start("plink2", "--pfile", "c", "--chr", "1", "--max-alleles", "2", "--export", "A", "--export-allele", "alleles.txt", "--out", "r");
        File.WriteAllText(In("t.R"), """
            suppressMessages(library(brglm2))
            r <- read.table("r.raw", header = TRUE, check.names = FALSE); p <- read.delim("p.tsv", check.names = FALSE); z <- read.delim("z.tsv", check.names = FALSE)
            p$B <- p$B - 1; X <- as.matrix(z[, -1]); out <- file("r.tsv", "w"); cat("ID\tMODEL\tN\tBETA\tSE\tP\n", file = out)
            put <- function(id, model, m, n) if (!is.null(m) && "g" %in% rownames(m)) cat(sprintf("%s\t%s\t%d\t%.12g\t%.12g\t%.12g\n", id, model, n, m["g", 1], m["g", 2], m["g", 4]), file = out)
            for (j in 7:ncol(r)) {
              g <- r[, j]; id <- sub("_[^_]*$", "", names(r)[j]); n <- function(y) sum(complete.cases(y, X, g))
              put(id, "linear", coef(summary(lm(p$Q ~ X + g))), n(p$Q))
              one <- glm.control(epsilon = 1e-15, maxit = 60); f <- suppressWarnings(glm(p$B ~ X + g, family = binomial, control = one))
              if (f$converged && !anyNA(coef(f)) && max(abs(f$linear.predictors)) < 12) { f <- suppressWarnings(glm(p$B ~ X + g, family = binomial, control = one, start = coef(f))); put(id, "logistic", coef(summary(f)), n(p$B)) }
              b <- suppressWarnings(try(glm(p$B ~ X + g, family = binomial, method = "brglmFit", type = "AS_mean", epsilon = 1e-12, maxit = 500), silent = TRUE))
              if (!inherits(b, "try-error") && b$converged) put(id, "firth", coef(summary(b)), n(p$B))
            }
            close(out)
            """);
        Start("Rscript", "t.R");
        var expected = ResultTable.Read(In("r.tsv"));
        var compared = 0;
        foreach (var (model, trait) in (ReadOnlySpan<(string, string)>)[("linear", "Q"), ("logistic", "B"), ("firth", "B")])
        {
            var ours = ResultTable.Run(Options(trait, model));
            var rows = ours.Rows.Where(row => ours.Text(row, "CHROM") == "1").GroupBy(row => ours.Text(row, "ID"), StringComparer.Ordinal).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.Single(), StringComparer.Ordinal);
            foreach (var row in expected.Rows.Where(row => expected.Text(row, "MODEL") == model))
            {
                var own = rows[expected.Text(row, "ID")];
                var place = $"{expected.Text(row, "ID")} {model}";
                Assert.True(ours.Text(own, "ERRCODE") == ".", place);
                Assert.Equal(expected.Text(row, "N"), ours.Text(own, "OBS_CT"));
                var tolerance = model == "firth" ? 1e-5 : 1e-6;
                Assert.InRange(Math.Abs(expected.Number(row, "BETA") - ours.Number(own, "BETA")) / expected.Number(row, "SE"), 0, tolerance);
                ResultTable.Near(expected.Number(row, "SE"), ours.Number(own, "SE"), tolerance, place);
                ResultTable.Near(expected.Number(row, "P"), ours.Number(own, model == "firth" ? "WALD_P" : "P"), 10 * tolerance, place);
                compared++;
            }
        }

        Assert.InRange(compared, 90, 200);
    }

    /// <summary>Where both have a result it is the same to plink2's six digits; where plink2 has none we have none.</summary>
    private static void Compare(ResultTable expected, ResultTable ours, int least)
    {
        var rows = ours.ByAllele();
        var constant = expected.Rows.Where(row => expected.Text(row, "ERRCODE") == "CONST_ALLELE").Select(row => expected.Text(row, "ID")).ToHashSet(StringComparer.Ordinal);
        var compared = 0;
        foreach (var row in expected.Rows)
        {
            var place = $"{expected.Text(row, "ID")} {expected.Text(row, "A1")}";
            var own = rows[place];
            if (expected.Text(row, "ERRCODE") != ".")
            {
                Assert.True(ours.Text(own, "ERRCODE") != ".", place);
                continue;
            }

            // plink2 gives numbers where its iterations stop on the way to infinity.
            if (ours.Text(own, "ERRCODE") == "SEPARATION")
            {
                Assert.True(Math.Abs(expected.Number(row, "BETA")) > 8, place);
                continue;
            }

            Assert.True(ours.Text(own, "ERRCODE") == ".", $"{place} {ours.Text(own, "ERRCODE")}");
            Assert.Equal(expected.Text(row, "OBS_CT"), ours.Text(own, "OBS_CT"));
            Assert.Equal(expected.Number(row, "A1_FREQ"), ours.Number(own, "A1_FREQ"), 6e-6);
            var isLinear = expected.Has("T_STAT");
            var error = expected.Number(row, "SE");
            Assert.InRange(Math.Abs(expected.Number(row, "BETA") - ours.Number(own, "BETA")), 0, (6e-6 * Math.Abs(expected.Number(row, "BETA"))) + (1e-6 * error));

            // plink2 ends the iterations of logistic models early, which its errors show.
            ResultTable.Near(error, ours.Number(own, "SE"), isLinear ? 6e-6 : 2e-2, place);

            // Where an allele is left out as constant its p-value has one degree of freedom less than its error.
            if (isLinear && !constant.Contains(expected.Text(row, "ID"))) ResultTable.Near(expected.Number(row, "P"), ours.Number(own, "P"), 6e-6, place);
            compared++;
        }

        Assert.InRange(compared, least, expected.Rows.Count);
    }

    private void WriteCohort(Random random, int samples)
    {
        var sexes = Enumerable.Range(0, samples).Select(_ => random.Next(30) == 0 ? 0 : 1 + random.Next(2)).ToArray();
        File.WriteAllText(In("c.psam"), "#IID\tSEX\n" + string.Concat(sexes.Select((sex, i) => $"S{i}\t{sex}\n")));
        var cases = Enumerable.Range(0, samples).Select(_ => random.Next(3) == 0).ToArray();
        File.WriteAllText(In("p.tsv"), "#IID\tQ\tB\n" + string.Concat(cases.Select((isCase, i) => string.Create(CultureInfo.InvariantCulture, $"S{i}\t{(random.Next(25) == 0 ? "NA" : $"{Math.Exp(random.NextDouble()):F5}")}\t{(random.Next(25) == 0 ? "NA" : isCase ? "2" : "1")}\n"))));
        File.WriteAllText(In("z.tsv"), "#IID\tZ1\tZ2\n" + string.Concat(cases.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"S{i}\t{random.NextDouble():F5}\t{random.Next(4)}\n"))));
        using var vcf = new StreamWriter(In("c.vcf"));
        using var alleles = new StreamWriter(In("alleles.txt"));
        vcf.WriteLine("##fileformat=VCFv4.2\n" + string.Concat(((string[])["1", "X", "Y", "MT"]).Select(name => $"##contig=<ID={name}>\n")) + "##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + string.Join('\t', Enumerable.Range(0, samples).Select(i => $"S{i}")));
        foreach (var chromosome in (string[])["1", "X", "Y", "MT"])
        {
            for (var number = 1; number <= (chromosome == "1" ? 60 : 20); number++)
            {
                var several = chromosome == "1" && number % 6 == 0;
                var frequency = number % 10 == 1 ? 0 : number % 10 == 2 ? 0.01 : random.NextDouble();
                var onlyCases = number % 10 == 3;
                string Allele(int sample) => (onlyCases && !cases[sample]) || random.NextDouble() >= frequency ? "0" : several && random.Next(3) == 0 ? "2" : "1";
                string Call(int sample)
                {
                    if (random.Next(20) == 0 || (chromosome == "Y" && sexes[sample] != 1)) return ".";
                    return chromosome is "Y" or "MT" || (chromosome == "X" && sexes[sample] == 1) ? Allele(sample) : $"{Allele(sample)}/{Allele(sample)}";
                }

                vcf.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{chromosome}\t{number * 1000}\tv{chromosome}-{number}\tA\t{(several ? "G,T" : "G")}\t.\t.\t.\tGT\t") + string.Join('\t', Enumerable.Range(0, samples).Select(Call)));
                alleles.WriteLine($"v{chromosome}-{number}\tG");
            }
        }
    }

    private AssociationRunOptions Options(string trait, string model) => new() { Prefix = In("c"), Phenotypes = In("p.tsv"), Covariates = In("z.tsv"), Traits = [trait], Model = model, Out = In(model + ".tsv") };

    private void Start(string program, params IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (program == "Rscript" && error.Contains("brglm2", StringComparison.Ordinal) && process.ExitCode != 0) Assert.Skip("R lacks brglm2");
            Assert.True(process.ExitCode == 0, $"{program}: {error}{output.Result}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed");
        }
    }

    private string In(string name) => Path.Combine(_folder, name);
}
