using Tabib.App.Association;

namespace Tabib.Conformance.Evidence.Association;

/// <summary>Logistic models with Firth's likelihood where there is no finite estimate, over the invented cohort.</summary>
public sealed class FirthFallbackTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-fallback-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>plink2 ends its iterations early: effects agree to 7e-4 of a standard error (and the digits of an odds ratio), standard errors to 5e-4 but for the variants named, of which R's solution is ours.</summary>
    [Theory]
    [InlineData("CC", 5, "v1_67 vY_40 vY_62 vY_64")]
    [InlineData("RARE", 128, "v1_58 v2_46 v2_419 vY_69")]
    public void The_same_variants_fall_back_as_in_plink2_and_to_the_same_estimates(string trait, int fallbacks, string stoppedEarly)
    {
        var expected = ResultTable.Read(SharedData.Find($"genomics/cohort/expected/glm_{trait}.hybrid.tsv.gz"));
        var ours = Run(trait);
        var rows = ours.ByAllele();
        var early = new List<string>();
        var counted = 0;
        foreach (var row in expected.Rows)
        {
            var id = expected.Text(row, "ID");
            var own = rows[$"{id} {expected.Text(row, "ALT")}"];
            var isFirth = expected.Text(row, "FIRTH?") == "Y";
            if (isFirth) counted++;
            Assert.Equal($"{id} {(isFirth ? "FIRTH" : "ADD")} {expected.Text(row, "OBS_CT")} {expected.Text(row, "ERRCODE")}", $"{id} {ours.Text(own, "TEST")} {ours.Text(own, "OBS_CT")} {ours.Text(own, "ERRCODE")}");
            var sign = expected.Text(row, "A1") == expected.Text(row, "ALT") ? 1 : -1;
            var (effect, error) = (ours.Number(own, "BETA"), ours.Number(own, "SE"));
            Assert.True(Math.Abs((sign * Math.Log(expected.Number(row, "OR"))) - effect) <= (7e-4 * error) + 6e-6, $"{id}: odds ratio {expected.Text(row, "OR")}, effect {effect:R}");
            if (Math.Abs((expected.Number(row, "LOG(OR)_SE") / error) - 1) > 5e-4) early.Add(id);
        }

        Assert.Equal(fallbacks, counted);
        Assert.Equal(1993, expected.Rows.Count);
        Assert.Equal(stoppedEarly.Split(' ').Order(StringComparer.Ordinal), early.Order(StringComparer.Ordinal));
    }

    /// <summary>R: glm with epsilon 1e-15, and Newton's method with Firth's score to a step of 1e-12.</summary>
    [Theory]
    [InlineData("CC", "v1_67", -0.206450203, 0.126082858, -0.204114028, 0.125996085)]
    [InlineData("CC", "vY_40", -0.274239972, 0.273777448, -0.265586449, 0.273294287)]
    [InlineData("CC", "vY_62", -0.387646095, 0.253481299, -0.377819465, 0.253083966)]
    [InlineData("CC", "vY_64", -0.0810256468, 0.2493338030, -0.0785107624, 0.2490343196)]
    [InlineData("RARE", "v1_58", -0.171907635, 0.273853681, -0.157060440, 0.263064083)]
    [InlineData("RARE", "v2_46", 0.225753093, 0.260231114, 0.219135397, 0.250450411)]
    [InlineData("RARE", "v2_419", 0.217048067, 0.262381509, 0.208587314, 0.252456162)]
    [InlineData("RARE", "vY_69", 0.185800113, 0.817573354, 0.351267244, 0.719367553)]
    public void Variants_that_plink2_leaves_early_have_the_solution_of_R(string trait, string id, double effect, double error, double penalisedEffect, double penalisedError)
    {
        foreach (var (model, beta, deviation) in (ReadOnlySpan<(string, double, double)>)[("logistic", effect, error), ("firth", penalisedEffect, penalisedError)])
        {
            var ours = Run(trait, model, id);
            var row = Assert.Single(ours.Rows);
            ResultTable.Near(beta, ours.Number(row, "BETA"), 1e-6, id);
            ResultTable.Near(deviation, ours.Number(row, "SE"), 1e-6, id);
        }
    }

    [Fact]
    public void A_separated_variant_has_the_penalised_estimate_of_R()
    {
        var expected = ResultTable.Read(SharedData.Find("genomics/cohort/expected/glm_r.tsv"));
        var ours = Run("RARE");
        var rows = ours.Rows.ToDictionary(row => ours.Text(row, "ID"), StringComparer.Ordinal);
        var penalised = expected.Rows.Where(row => expected.Text(row, "PHENO") == "RARE" && expected.Text(row, "TEST") == "firth").ToDictionary(row => expected.Text(row, "ID"), StringComparer.Ordinal);
        var separated = expected.Rows.Where(row => expected.Text(row, "TEST") == "logistic_wald_separated").Select(row => expected.Text(row, "ID")).ToArray();
        Assert.Equal(3, separated.Length);
        foreach (var id in separated)
        {
            Assert.Equal("FIRTH", ours.Text(rows[id], "TEST"));
            ResultTable.Near(expected.Number(penalised[id], "BETA"), ours.Number(rows[id], "BETA"), 1e-6, id);
            ResultTable.Near(expected.Number(penalised[id], "SE"), ours.Number(rows[id], "SE"), 1e-6, id);
            ResultTable.Near(expected.Number(penalised[id], "P"), ours.Number(rows[id], "P"), 1e-5, id);
        }
    }

    private ResultTable Run(string trait, string model = "logistic", string? variant = null) => ResultTable.Run(new AssociationRunOptions
    {
        Extract = variant is null ? null : ListOf(variant),
        Prefix = SharedData.Find("genomics/cohort/toy.pgen"),
        Phenotypes = SharedData.Find("genomics/cohort/toy.pheno.tsv"),
        Covariates = SharedData.Find("genomics/cohort/toy.covar.tsv"),
        Traits = [trait],
        Model = model,
        FirthFallback = model == "logistic",
        Out = Path.Combine(_folder, $"{trait}.{model}.tsv"),
    });

    private string ListOf(string variant)
    {
        var path = Path.Combine(_folder, "variants.txt");
        File.WriteAllText(path, variant + "\n");
        return path;
    }
}
