using Tabib.App.Association;

namespace Tabib.Conformance.Evidence.Association;

/// <summary>The invented cohort against R (lm, glm, Newton's method with Firth's penalty, saddlepoint) and against the whole tables of plink2.</summary>
public sealed class CohortAssociationTests : IDisposable
{
    private const double LargestSettled = 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-cohort-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_test_of_R_has_its_effect_error_and_p_value()
    {
        var expected = ResultTable.Read(SharedData.Find("genomics/cohort/expected/glm_r.tsv"));
        var tables = new Dictionary<string, (ResultTable Table, Dictionary<string, string[]> Rows)>(StringComparer.Ordinal);
        var separated = expected.Rows.Where(row => expected.Text(row, "TEST").StartsWith("logistic_wald", StringComparison.Ordinal) && Math.Abs(expected.Number(row, "BETA")) > LargestSettled).Select(row => (expected.Text(row, "ID"), expected.Text(row, "PHENO"))).ToHashSet();
        var checkedRows = 0;
        foreach (var row in expected.Rows)
        {
            var (id, trait, test) = (expected.Text(row, "ID"), expected.Text(row, "PHENO"), expected.Text(row, "TEST"));
            var model = test switch { "linear" => "linear", "spa" or "logistic_score" => "spa", "firth" or "firth_wald" => "firth", _ => "logistic" };
            if (!tables.TryGetValue($"{trait} {model}", out var made))
            {
                var table = Run(trait, model);
                tables.Add($"{trait} {model}", made = (table, table.Rows.ToDictionary(own => table.Text(own, "ID"), StringComparer.Ordinal)));
            }

            checkedRows += Check(expected, row, made.Table, made.Rows[id], test, separated.Contains((id, trait)));
        }

        Assert.Equal(700 + 124, checkedRows);
    }

    /// <summary>plink2 ends its iterations earlier than we do: its Firth effects and logistic errors agree to 4e-3 of a standard error, the others to the digits it prints.</summary>
    [Theory]
    [InlineData("QT", "linear", "glm_QT.linear", 1e-6, 6e-6)]
    [InlineData("CC", "logistic", "glm_CC.hybrid", 1e-6, 4e-3)]
    [InlineData("RARE", "logistic", "glm_RARE.hybrid", 1e-6, 2e-2)]
    [InlineData("CC", "firth", "glm_CC.firth", 4e-3, 2e-2)]
    [InlineData("RARE", "firth", "glm_RARE.firth", 4e-3, 2e-2)]
    public void Whole_tables_are_those_of_plink2(string trait, string model, string file, double ofEffect, double ofError)
    {
        var expected = ResultTable.Read(SharedData.Find($"genomics/cohort/expected/{file}.tsv.gz"));
        var ours = Run(trait, model);
        var rows = ours.Rows.ToDictionary(row => ours.Text(row, "ID"), StringComparer.Ordinal);
        var compared = 0;
        foreach (var row in expected.Rows)
        {
            var id = expected.Text(row, "ID");
            var own = rows[id];
            Assert.Equal(expected.Text(row, "OBS_CT"), ours.Text(own, "OBS_CT"));
            if (expected.Has("FIRTH?") && expected.Text(row, "FIRTH?") == "Y")
            {
                Assert.Equal("SEPARATION", ours.Text(own, "ERRCODE"));
                continue;
            }

            Assert.Equal(".", ours.Text(own, "ERRCODE"));
            var sign = expected.Text(row, "A1") == expected.Text(row, "ALT") ? 1 : -1;
            var effect = sign * (expected.Has("BETA") ? expected.Number(row, "BETA") : Math.Log(expected.Number(row, "OR")));
            var error = expected.Number(row, expected.Has("SE") ? "SE" : "LOG(OR)_SE");
            Assert.InRange(Math.Abs(effect - ours.Number(own, "BETA")), 0, (ofEffect * error) + (6e-6 * (expected.Has("BETA") ? Math.Abs(effect) : 1)));
            ResultTable.Near(error, ours.Number(own, "SE"), ofError, id);
            ResultTable.Near(expected.Number(row, "P"), ours.Number(own, model == "firth" ? "WALD_P" : "P"), Math.Max(6e-6, ofError * 3), id);
            compared++;
        }

        Assert.InRange(compared, 1800, 1993);
    }

    private static int Check(ResultTable expected, string[] row, ResultTable ours, string[] own, string test, bool isSeparated)
    {
        var place = $"{expected.Text(row, "ID")} {expected.Text(row, "PHENO")} {test}";
        Assert.True(expected.Text(row, "N") == ours.Text(own, "OBS_CT"), place);

        // R's effects of 25 and more are where its iterations stopped on the way to infinity.
        if (isSeparated && test.StartsWith("logistic_", StringComparison.Ordinal) && test != "logistic_score")
        {
            Assert.Equal("SEPARATION", ours.Text(own, "ERRCODE"));
            return 0;
        }

        Assert.True(ours.Text(own, "ERRCODE") == ".", place);

        if (test == "logistic_lrt")
        {
            ResultTable.Near(expected.Number(row, "P"), ours.Number(own, "LRT_P"), 1e-5, place);
            return 1;
        }

        // R's glm takes the standard error of one step before its last: 1.3e-6 from the solution at the worst.
        ResultTable.Near(expected.Number(row, "BETA"), ours.Number(own, "BETA"), 1e-6, place);
        ResultTable.Near(expected.Number(row, "SE"), ours.Number(own, "SE"), test == "logistic_wald" ? 1.5e-6 : 1e-6, place);
        if (test == "logistic_score") ResultTable.Near(expected.Number(row, "STAT"), Math.Pow(ours.Number(own, "STAT"), 2), 1e-6, place);
        else ResultTable.Near(expected.Number(row, "P"), ours.Number(own, test == "firth_wald" ? "WALD_P" : "P"), 1e-5, place);
        if (test is "linear" or "spa" or "firth") ResultTable.Near(expected.Number(row, "STAT"), ours.Number(own, "STAT"), 1e-5, place);
        return 1;
    }

    private ResultTable Run(string trait, string model) => ResultTable.Run(new AssociationRunOptions
    {
        Prefix = SharedData.Find("genomics/cohort/toy.pgen"),
        Phenotypes = SharedData.Find("genomics/cohort/toy.pheno.tsv"),
        Covariates = SharedData.Find("genomics/cohort/toy.covar.tsv"),
        Traits = [trait],
        Model = model,
        LikelihoodRatio = model == "logistic",
        Out = Path.Combine(_folder, $"{trait}.{model}.tsv"),
    });
}
