using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Tabib.Core.LinearAlgebra;
using Tabib.Core.Statistics;
using Tabib.Evidence.Association.Genes;

namespace Tabib.Conformance.Evidence;

/// <summary>SKAT against the values of R's SKAT package that the data's notes state.</summary>
public sealed class SkatTests
{
    [Theory]
    [InlineData(false, 2.854975, 0.2700286)]
    [InlineData(true, double.NaN, 0.2497489)]
    public void A_quantitative_trait_has_the_p_value_of_the_package(bool isWeighted, double statistic, double p)
    {
        var (genotypes, trait, covariates) = Example("Linear");
        double[][] columns = [Ones(trait.Length), .. covariates];
        var rest = Residuals(trait, columns);
        Check(ScoreModel.Linear(rest, rest.Sum(value => value * value) / (trait.Length - columns.Length), columns), genotypes, isWeighted, statistic, p);
    }

    [Theory]
    [InlineData(false, 1.869576, 0.5819739)]
    [InlineData(true, double.NaN, 0.5335765)]
    public void A_binary_trait_has_the_p_value_of_the_package(bool isWeighted, double statistic, double p)
    {
        var (genotypes, trait, covariates) = Example("Logistic");

        // One binary covariate: the fitted probabilities are the shares of cases in its two groups.
        var expected = trait.Select((_, i) => trait.Where((_, other) => covariates[0][other] == covariates[0][i]).Average()).ToArray();
        Check(Binary(trait, expected, [Ones(trait.Length), covariates[0]]), genotypes, isWeighted, statistic, p);
    }

    /// <summary>The package has no exact value here: where Davies's method underflows it takes Liu's moments, and 2.697155e-24 is that approximation, of our eigenvalues too. The exact tail is 2.5 times as large.</summary>
    [Fact]
    public void A_hundred_variants_have_the_statistic_and_the_approximate_p_value_of_the_package()
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(SharedData.Find("genomics/gene-tests/skat_genotype_matrix.csv.gz")), CompressionMode.Decompress));
        var rows = new List<double[]>();
        while (file.ReadLine() is { } line) rows.Add([.. line.Split(',').Select(Number)]);
        var outcome = File.ReadLines(SharedData.Find("genomics/gene-tests/skat_phenotypes.csv")).Select(line => Number(line) > 2 ? 1.0 : 0).ToArray();
        var share = outcome.Average();
        var columns = Enumerable.Range(0, rows[0].Length).Select(j => Column([.. rows.Select(row => row[j])])).ToArray();
        var scores = GeneScores.Of(Binary(outcome, [.. outcome.Select(_ => share)], [Ones(outcome.Length)]), columns);
        var result = SkatTest.Of(scores);
        Assert.Equal(10046.37, result.Statistic, 0.01);
        var liu = Liu(Spectrum.Of(scores.Covariance, 0.5), result.Statistic);
        Assert.Equal(2.697155e-24, liu, 2.697155e-24 * 1e-4);
        Assert.InRange(result.Probability!.Value.P, liu, 4 * liu);
        Assert.Equal(6.7726e-24, result.Probability.Value.P, 1e-27);
    }

    private static void Check(ScoreModel model, MinorAlleleColumn[] genotypes, bool isWeighted, double statistic, double p)
    {
        var scores = GeneScores.Of(model, genotypes);
        if (isWeighted) scores = scores.Weighted([1, Math.Sqrt(2), 1, 1]);
        var result = SkatTest.Of(scores);
        if (!double.IsNaN(statistic)) Assert.Equal(statistic, result.Statistic, 1e-6);
        Assert.Equal(p, result.Probability!.Value.P, 1e-6);
    }

    /// <summary>Liu, Tang and Zhang's χ² with the variance and the kurtosis of the mixture (doi:10.1016/j.csda.2008.11.025, as SKAT uses it).</summary>
    private static double Liu(double[] weights, double value)
    {
        var (c1, c2, c4) = (weights.Sum(), weights.Sum(w => w * w), weights.Sum(w => w * w * w * w));
        var degrees = 1 / (c4 / (c2 * c2));
        var scaled = ((value - c1) / Math.Sqrt(2 * c2) * Math.Sqrt(2 * degrees)) + degrees;
        return Math.Exp(ChiSquaredDistribution.LogUpperTail(scaled, degrees));
    }

    private static ScoreModel Binary(double[] outcome, double[] expected, double[][] covariates) =>
        new([.. outcome.Zip(expected, (y, mu) => y - mu)], Array.ConvertAll(expected, mu => mu * (1 - mu)), covariates, 1);

    private static double[] Residuals(double[] trait, double[][] columns)
    {
        var rest = (double[])trait.Clone();
        foreach (var direction in ThinQr.Factor(columns).Basis) DotProduct.AddScaled(rest, -DotProduct.Of(direction, rest), direction);
        return rest;
    }

    /// <summary>The small examples, as the notes beside the data have them.</summary>
    private static (MinorAlleleColumn[] Genotypes, double[] Trait, double[][] Covariates) Example(string name)
    {
        var text = File.ReadAllText(SharedData.Find("genomics/README.md"));
        var match = Regex.Match(text, name + @" \([^)]*\): ([0-9 ]+); phenotype ([0-9 ]+); covariates? ([^;]+);", RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.True(match.Success);
        var rows = match.Groups[1].Value.Trim().Split(' ');
        var genotypes = Enumerable.Range(0, rows[0].Length).Select(j => Column([.. rows.Select(row => (double)(row[j] - '0'))])).ToArray();
        var trait = match.Groups[2].Value.Trim().Split(' ').Select(Number).ToArray();
        var covariates = match.Groups[3].Value.Trim().Split(' ').Select(entry => entry.Trim('(', ')').Split(',').Select(Number).ToArray()).ToArray();
        return (genotypes, trait, [.. Enumerable.Range(0, covariates[0].Length).Select(k => covariates.Select(row => row[k]).ToArray())]);
    }

    /// <summary>As the examples count, whichever allele is the rarer one.</summary>
    private static MinorAlleleColumn Column(double[] copies)
    {
        var rows = Enumerable.Range(0, copies.Length).Where(i => copies[i] != 0).ToArray();
        return new MinorAlleleColumn(rows, [.. rows.Select(i => copies[i])], copies.Sum() / (2 * copies.Length), copies.Sum(), rows.Length);
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1.0);
        return ones;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
