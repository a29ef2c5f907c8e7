using Tabib.App.Association;
using Tabib.Record.Genotypes;

namespace Tabib.Conformance.Evidence.Association;

/// <summary>Hail's and EPACTS's regression examples; their numbers are in the field guide.</summary>
public sealed class RegressionFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-regression-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Epacts_wald_likelihood_ratio_score_and_firth()
    {
        ImportWithTables("regressionLogisticEpacts.vcf.gz");
        var wald = ResultTable.Run(Options("logistic") with { LikelihoodRatio = true });
        var score = Run("spa");
        var firth = Run("firth");
        Assert.Equal(5, wald.Rows.Count);
        double[] beta = [-0.097476, -0.052632, -0.15598, -0.88059, 0.54921];
        double[] error = [0.087478, 0.11272, 0.079508, 0.83769, 0.4517];
        double[] p = [0.26516, 0.64056, 0.049779, 0.29316, 0.22403];
        double[] ratioP = [0.26475, 0.64046, 0.049675, 0.26984, 0.21692];
        double[] chiSquared = [1.242482, 0.218038, 3.850985, 1.175474, 1.514245];
        double[] firthBeta = [-0.097079, -0.052301, -0.15567, -0.7524, 0.5258];
        double[] firthP = [0.26593, 0.64197, 0.04991, 0.30731, 0.22562];
        for (var v = 0; v < 5; v++)
        {
            var place = $"variant {v + 1}";
            ResultTable.Near(beta[v], wald.Number(wald.Rows[v], "BETA"), 1e-4, place);
            ResultTable.Near(error[v], wald.Number(wald.Rows[v], "SE"), v < 3 ? 1e-4 : 1e-2, place);
            ResultTable.Near(p[v], wald.Number(wald.Rows[v], "P"), v < 3 ? 1e-4 : 1e-2, place);
            ResultTable.Near(ratioP[v], wald.Number(wald.Rows[v], "LRT_P"), 1e-4, place);
            ResultTable.Near(chiSquared[v], Math.Pow(score.Number(score.Rows[v], "STAT"), 2), 1e-4, place);
            ResultTable.Near(firthBeta[v], firth.Number(firth.Rows[v], "BETA"), 1e-4, place);
            ResultTable.Near(firthP[v], firth.Number(firth.Rows[v], "P"), 1e-4, place);
        }
    }

    /// <summary>Hail lets a missing genotype count as the variant's mean.</summary>
    [Fact]
    public void Hails_linear_example()
    {
        GenotypeImport.Run(SharedData.Find("genomics/regression/regressionLinear.vcf"), Path.Combine(_folder, "set"), new GenotypeImportOptions(), CancellationToken.None);
        WriteTable("traits.tsv", File.ReadLines(SharedData.Find("genomics/regression/regressionLinear.pheno")).Select(line => line.Replace("Sample\t", "IID\t", StringComparison.Ordinal).Replace("\t0", "\tNA", StringComparison.Ordinal)));
        WriteTable("covariates.tsv", File.ReadLines(SharedData.Find("genomics/regression/regressionLinear.cov")).Select(line => line.Replace("Sample\t", "IID\t", StringComparison.Ordinal)));
        var table = ResultTable.Run(Options("linear") with { Traits = ["Pheno"], ImputesMean = true });
        Near(table, 0, -0.28589421, 1.2739153, 0.84327106);
        Near(table, 1, -0.5417647, 0.3350599, 0.24728705);
        for (var v = 5; v < 10; v++) Assert.Equal("CONST_ALLELE", table.Text(table.Rows[v], "ERRCODE"));
    }

    /// <summary>Ten samples; R's glm, and Newton's method with Firth's score in R, over the same mean-imputed genotypes. Variants 3 and 4 tell cases from controls.</summary>
    [Fact]
    public void Hails_logistic_example()
    {
        GenotypeImport.Run(SharedData.Find("genomics/regression/regressionLogistic.vcf"), Path.Combine(_folder, "set"), new GenotypeImportOptions(), CancellationToken.None);
        WriteTable("traits.tsv", File.ReadLines(SharedData.Find("genomics/regression/regressionLogistic.pheno")).Select(line => line.Replace("Sample\t", "IID\t", StringComparison.Ordinal).Replace("\t0", "\tNA", StringComparison.Ordinal)));
        WriteTable("covariates.tsv", File.ReadLines(SharedData.Find("genomics/regression/regressionLogistic.cov")).Select(line => line.Replace("Sample\t", "IID\t", StringComparison.Ordinal)));
        var logistic = ResultTable.Run(Options("logistic") with { Traits = ["Pheno"], ImputesMean = true });
        Near(logistic, 0, -0.812267938, 2.108548487, 0.7000698981);
        Near(logistic, 1, -0.4365946086, 1.029690328, 0.6715616278);
        Near(logistic, 4, 1.446236935, 1.660635984, 0.3838123552);
        foreach (var v in (ReadOnlySpan<int>)[2, 3]) Assert.Equal("SEPARATION NA NA", $"{logistic.Text(logistic.Rows[v], "ERRCODE")} {logistic.Text(logistic.Rows[v], "BETA")} {logistic.Text(logistic.Rows[v], "P")}");
        for (var v = 5; v < 10; v++) Assert.Equal("CONST_ALLELE", logistic.Text(logistic.Rows[v], "ERRCODE"));
        var firth = ResultTable.Run(Options("firth") with { Traits = ["Pheno"], ImputesMean = true });
        double[] effects = [-0.545316657, -0.3047620964, 5.67311645, 6.434810317, 0.7682863946];
        double[] errors = [2.077874206, 1.019997016, 3.591345859, 4.982960328, 1.413438604];
        for (var v = 0; v < 5; v++)
        {
            ResultTable.Near(effects[v], firth.Number(firth.Rows[v], "BETA"), 1e-6, $"variant {v + 1}");
            ResultTable.Near(errors[v], firth.Number(firth.Rows[v], "SE"), 1e-6, $"variant {v + 1}");
        }
    }

    private static void Near(ResultTable table, int row, double effect, double error, double p)
    {
        ResultTable.Near(effect, table.Number(table.Rows[row], "BETA"), 1e-6, $"row {row}");
        ResultTable.Near(error, table.Number(table.Rows[row], "SE"), 1e-6, $"row {row}");
        ResultTable.Near(p, table.Number(table.Rows[row], "P"), 1e-6, $"row {row}");
    }

    private void ImportWithTables(string vcf)
    {
        GenotypeImport.Run(SharedData.Find("genomics/regression/" + vcf), Path.Combine(_folder, "set"), new GenotypeImportOptions(), CancellationToken.None);
        var family = File.ReadLines(SharedData.Find("genomics/regression/regressionLogisticEpacts.fam")).Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var components = File.ReadLines(SharedData.Find("genomics/regression/regressionLogisticEpacts.cov")).Skip(1).Select(line => line.Split('\t')).ToDictionary(fields => fields[0], StringComparer.Ordinal);
        WriteTable("traits.tsv", ["IID\tT", .. family.Select(fields => $"{fields[1]}\t{fields[5]}")]);
        WriteTable("covariates.tsv", ["IID\tis_female\tPC1\tPC2", .. family.Where(fields => components.ContainsKey(fields[1])).Select(fields => $"{fields[1]}\t{(fields[4] == "2" ? 1 : 0)}\t{components[fields[1]][1]}\t{components[fields[1]][2]}")]);
    }

    private ResultTable Run(string model) => ResultTable.Run(Options(model));

    private AssociationRunOptions Options(string model) => new()
    {
        Prefix = Path.Combine(_folder, "set"),
        Phenotypes = Path.Combine(_folder, "traits.tsv"),
        Covariates = Path.Combine(_folder, "covariates.tsv"),
        Traits = ["T"],
        Model = model,
        Out = Path.Combine(_folder, model + ".tsv"),
    };

    private void WriteTable(string name, IEnumerable<string> lines) => File.WriteAllLines(Path.Combine(_folder, name), lines);
}
