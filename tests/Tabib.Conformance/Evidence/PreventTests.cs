using System.Globalization;
using Tabib.Evidence.Risk;

namespace Tabib.Conformance.Evidence;

/// <summary>The ten published rows of the PREVENT equations, five outcomes each.</summary>
public sealed class PreventTests
{
    [Fact]
    public void All_50_published_probabilities_come_out_to_three_decimals()
    {
        var lines = File.ReadAllLines(SharedData.Find("decisions/prevent/examples.tsv"));
        var names = lines[0].Split('\t');
        var engine = new RiskEngine(ScoreLibrary.Embedded());
        var compared = 0;
        foreach (var line in lines.Skip(1))
        {
            var row = names.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second);
            var inputs = new Dictionary<string, InputValue>
            {
                ["age"] = Number("age", "a"),
                ["sex"] = InputValue.Of(row["sex"] == "F" ? "female" : "male"),
                ["totalCholesterol"] = Number("tc", "mg/dL"),
                ["hdlCholesterol"] = Number("hdl", "mg/dL"),
                ["systolicBloodPressure"] = Number("sbp", "mm[Hg]"),
                ["bloodPressureTreated"] = InputValue.Of(row["bptx"] == "1"),
                ["statin"] = InputValue.Of(row["statin"] == "1"),
                ["diabetes"] = InputValue.Of(row["dm"] == "1"),
                ["smoker"] = InputValue.Of(row["smk"] == "1"),
                ["egfr"] = Number("egfr", "mL/min/{1.73_m2}"),
                ["bmi"] = Number("bmi", "kg/m2"),
            };
            if (row["hba1c"].Length > 0) inputs["hba1c"] = Number("hba1c", "%");
            if (row["uacr"].Length > 0) inputs["uacr"] = Number("uacr", "mg/g");
            if (row["sdi_decile"].Length > 0) inputs["sdiDecile"] = Number("sdi_decile", "1");
            var outputs = engine.Evaluate($"prevent-{row["years"]}-year", inputs, DateTimeOffset.UnixEpoch).Outcome.Value;
            foreach (var (column, output) in new[] { ("cvd", "totalCvd"), ("ascvd", "ascvd"), ("hf", "heartFailure"), ("chd", "chd"), ("stroke", "stroke") })
            {
                var expected = double.Parse(row[column], CultureInfo.InvariantCulture);
                Assert.InRange(outputs.Single(candidate => candidate.Name == output).Value, expected - 0.0005, expected + 0.0005);
                compared++;
            }

            InputValue Number(string column, string unit) => InputValue.Of(double.Parse(row[column], CultureInfo.InvariantCulture), unit);
        }

        Assert.Equal(50, compared);
    }
}
