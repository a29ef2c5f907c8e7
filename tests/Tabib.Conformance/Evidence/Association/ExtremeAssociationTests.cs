using System.Diagnostics;
using System.Globalization;
using Tabib.App.Association;
using Tabib.Record.Genotypes;

namespace Tabib.Conformance.Evidence.Association;

/// <summary>p-values below the smallest double, against R's logarithms; skipped where R is absent.</summary>
public sealed class ExtremeAssociationTests : IDisposable
{
    private const int Samples = 2000;

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-extreme-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Logarithms_of_tiny_p_values_are_those_of_R()
    {
        WriteCohort(new Random(11));
        var expected = Expected();
        GenotypeImport.Run(In("c.vcf"), In("c"), new GenotypeImportOptions(), TestContext.Current.CancellationToken);
        foreach (var (trait, model, ofLog) in (ReadOnlySpan<(string, string, double)>)[("Q", "linear", 1e-7), ("B", "spa", 1e-5)])
        {
            var ours = ResultTable.Run(new AssociationRunOptions { Prefix = In("c"), Phenotypes = In("p.tsv"), Traits = [trait], Model = model, Out = In(model + ".tsv") });
            var row = Assert.Single(ours.Rows);
            var reference = Assert.Single(expected.Rows, line => expected.Text(line, "MODEL") == model);
            Assert.Equal(".", ours.Text(row, "ERRCODE"));
            ResultTable.Near(expected.Number(reference, "STAT"), ours.Number(row, "STAT"), 1e-6, model);
            Assert.InRange(expected.Number(reference, "LOG10P"), 309, 1e5);
            ResultTable.Near(expected.Number(reference, "LOG10P"), ours.Number(row, "LOG10P"), ofLog, model);

            // The p-value itself is printed, although no double holds it.
            var (digits, exponent) = ours.Text(row, "P").Split('e', 'E') is [var first, var second] ? (first, second) : ("0", "0");
            var logarithm = -Math.Log10(double.Parse(digits, CultureInfo.InvariantCulture)) - int.Parse(exponent, CultureInfo.InvariantCulture);
            ResultTable.Near(ours.Number(row, "LOG10P"), logarithm, 1e-7, model);
        }
    }

    /// <summary>A trait that is nearly the genotype, and one that nearly all carriers of two copies have.</summary>
    private void WriteCohort(Random random)
    {
        var copies = Enumerable.Range(0, Samples).Select(_ => 2 * random.Next(2)).ToArray();
        File.WriteAllText(In("c.vcf"), "##fileformat=VCFv4.2\n##contig=<ID=1>\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + string.Join('\t', Enumerable.Range(0, Samples).Select(i => $"S{i}"))
            + "\n1\t1000\tv1\tA\tG\t.\t.\t.\tGT\t" + string.Join('\t', copies.Select(copy => copy == 0 ? "0/0" : "1/1")) + "\n");
        File.WriteAllText(In("p.tsv"), "#IID\tQ\tB\n" + string.Concat(copies.Select((copy, i) => string.Create(CultureInfo.InvariantCulture, $"S{i}\t{copy + (0.2 * random.NextDouble()):F6}\t{(random.Next(100) == 0 ? 2 - (copy / 2) : 1 + (copy / 2))}\n"))));
        File.WriteAllLines(In("g.tsv"), ["g", .. copies.Select(copy => copy.ToString(CultureInfo.InvariantCulture))]);
    }

    private ResultTable Expected()
    {
        File.WriteAllText(In("t.R"), """
            p <- read.delim("p.tsv", check.names = FALSE); g <- read.delim("g.tsv")$g; y <- p$B - 1
            m <- summary(lm(p$Q ~ g)); t <- coef(m)["g", 3]
            cat("MODEL\tSTAT\tLOG10P\n", sprintf("linear\t%.12g\t%.12g\n", t, -(log(2) + pt(-abs(t), m$df[2], log.p = TRUE)) / log(10)), sep = "", file = "r.tsv")
            mu <- mean(y); a <- g - mean(g); s <- sum(a * (y - mu)); v <- mu * (1 - mu) * sum(a^2)
            K <- function(t) sum(log1p(mu * expm1(a * t))) - t * mu * sum(a)
            K1 <- function(t) sum(a * mu * exp(a * t) / (1 + mu * expm1(a * t))) - mu * sum(a)
            K2 <- function(t) { q <- mu * exp(a * t) / (1 + mu * expm1(a * t)); sum(a^2 * q * (1 - q)) }
            tail <- function(s) { t <- uniroot(function(t) K1(t) - s, c(-60, 60), tol = 1e-13)$root; w <- sign(t) * sqrt(2 * (t * s - K(t))); u <- t * sqrt(K2(t)); pnorm(-abs(w + log(u / w) / w), log.p = TRUE) }
            one <- tail(s); other <- tail(-s); top <- max(one, other)
            cat(sprintf("spa\t%.12g\t%.12g\n", s / sqrt(v), -(top + log(exp(one - top) + exp(other - top))) / log(10)), file = "r.tsv", append = TRUE)
            """);
        try
        {
            using var process = Process.Start(new ProcessStartInfo("Rscript", ["t.R"]) { WorkingDirectory = _folder, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, error);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Rscript is not installed");
        }

        return ResultTable.Read(In("r.tsv"));
    }

    private string In(string name) => Path.Combine(_folder, name);
}
