using System.Globalization;
using System.Text.RegularExpressions;
using Tabib.Evidence.Risk;

namespace Tabib.Conformance.Evidence;

/// <summary>The published and recomputed examples of PCE, Framingham, SCORE2, CKD-EPI, MELD 3.0 and KFRE.</summary>
public sealed partial class PublishedExampleTests
{
    private static readonly Dictionary<string, (string Pack, string[] Outputs)> Packs = new()
    {
        ["PCE"] = ("pooled-cohort-equations", ["ascvd"]),
        ["Framingham general CVD 2008"] = ("framingham-cvd-2008", ["cvd"]),
        ["SCORE2"] = ("score2", ["cvd"]),
        ["CKD-EPI 2021 creatinine"] = ("ckd-epi-2021-creatinine", ["egfr"]),
        ["CKD-EPI 2012 cystatin C"] = ("ckd-epi-2012-cystatin", ["egfr"]),
        ["CKD-EPI 2021 creatinine-cystatin"] = ("ckd-epi-2021-creatinine-cystatin", ["egfr"]),
        ["MELD 3.0"] = ("meld-3", ["score"]),
        ["KFRE-4 N. America 2y/5y"] = ("kfre-4", ["kidneyFailure2y", "kidneyFailure5y"]),
        ["KFRE-4 other 2y/5y"] = ("kfre-4", ["kidneyFailure2y", "kidneyFailure5y"]),
    };

    [Fact]
    public void All_rows_come_out_within_their_tolerance()
    {
        var engine = new RiskEngine(ScoreLibrary.Embedded());
        var previous = "";
        var rows = File.ReadAllLines(SharedData.Find("decisions/pce/examples.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();
        foreach (var row in rows)
        {
            var text = row[1].Contains("same", StringComparison.Ordinal) ? $"{row[1]} {previous}" : row[1];
            if (!row[1].Contains("same", StringComparison.Ordinal)) previous = text;
            var (id, outputs) = Packs[row[0]];
            var finding = engine.Evaluate(id, Inputs(row[0], text, engine.Library[id]), DateTimeOffset.UnixEpoch);
            var expected = row[2].Split('/');
            for (var i = 0; i < outputs.Length; i++)
            {
                var percent = row[2].Contains('%', StringComparison.Ordinal);
                var value = finding.Outcome.Value.Single(output => output.Name == outputs[i]).Value * (percent ? 100 : 1);
                var wanted = double.Parse(expected[i].Replace("%", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
                Assert.True(Math.Abs(value - wanted) <= double.Parse(row[3], CultureInfo.InvariantCulture) + 1e-9, $"{row[0]} {row[1]}: {value} for {wanted}");
            }
        }

        Assert.Equal(22, rows.Count);
    }

    private static Dictionary<string, InputValue> Inputs(string score, string text, ScorePack pack)
    {
        var values = new Dictionary<string, InputValue>
        {
            ["sex"] = InputValue.Of(SexWord().Match(text).Value == "F" ? "female" : "male"),
            ["age"] = InputValue.Of(AgeWord().IsMatch(text) ? Parse(AgeWord().Match(text).Groups[1].Value) : 50, "a"),
            ["race"] = InputValue.Of(text.Contains("black", StringComparison.Ordinal) && !text.StartsWith("F white", StringComparison.Ordinal) && !text.StartsWith("M white", StringComparison.Ordinal) ? "black" : "white"),
            ["smoker"] = InputValue.Of(text.Contains("smoker", StringComparison.Ordinal)),
            ["diabetes"] = InputValue.Of(text.Contains("diabetes", StringComparison.Ordinal)),
            ["dialysis"] = InputValue.Of(false),
            ["bloodPressureTreated"] = InputValue.Of(text.Contains(" treated", StringComparison.Ordinal)),
            ["region"] = InputValue.Of(score.Contains("other", StringComparison.Ordinal) ? "elsewhere" : "north-america"),
            ["riskRegion"] = InputValue.Of(text.StartsWith("same, very-high", StringComparison.Ordinal) || text.Contains("very high", StringComparison.Ordinal) ? "very-high" : "low"),
        };
        var units = score == "SCORE2" ? "mmol/L" : "mg/dL";
        foreach (var (key, name, unit) in new[]
        {
            ("TC", "totalCholesterol", units), ("HDL", "hdlCholesterol", units), ("SBP", "systolicBloodPressure", "mm[Hg]"), ("eGFR", "egfr", "mL/min/{1.73_m2}"), ("ACR", "uacr", "mg/g"),
            ("bili", "bilirubin", "mg/dL"), ("Na", "sodium", "mmol/L"), ("INR", "inr", "1"), ("Cr", "creatinine", "mg/dL"), ("Scr", "creatinine", "mg/dL"), ("alb", "albumin", "g/dL"),
        })
        {
            var found = Regex.Match(text, $@"(?<![A-Za-z]){key}([0-9.]+)");
            if (found.Success) values[name] = InputValue.Of(Parse(found.Groups[1].Value), unit);
        }

        var pair = PairWord().Match(text);
        if (pair.Success)
        {
            values["creatinine"] = InputValue.Of(Parse(pair.Groups[1].Value), "mg/dL");
            values["cystatinC"] = InputValue.Of(Parse(pair.Groups[2].Value), "mg/L");
        }
        else if (score == "CKD-EPI 2012 cystatin C") values["cystatinC"] = InputValue.Of(Parse(text.Split(' ')[^1]), "mg/L");
        return values.Where(value => pack.IndexOf(value.Key) >= 0).ToDictionary();
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b[FM]\b")]
    private static partial Regex SexWord();

    [GeneratedRegex(@"\b(\d+)y\b")]
    private static partial Regex AgeWord();

    [GeneratedRegex(@" ([0-9.]+)/([0-9.]+)$")]
    private static partial Regex PairWord();
}
