using System.Globalization;
using System.Text;
using Tabib.Evidence.Risk;

namespace Tabib.Conformance.Evidence;

/// <summary>One verified patient for each of 55 calculators (MedCalc-Bench Verified, CC BY-SA 4.0, read where it lies).</summary>
public sealed class MedCalcTests
{
    [Fact]
    public void All_55_verified_patients_come_out_within_their_limits()
    {
        var path = SharedData.Find("decisions/medcalc/verified-55.csv");
        var rows = ReadCsv(File.ReadAllText(path));
        Assert.Equal(56, rows.Count);
        var at = rows[0].Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i);
        var engine = new RiskEngine(ScoreLibrary.Embedded());
        var faults = new List<string>();
        foreach (var row in rows.Skip(1))
        {
            var id = int.Parse(row[at["Calculator ID"]], CultureInfo.InvariantCulture);
            var (pack, output) = MedCalcMapping.Packs[id];
            var entities = PythonLiteral.Dictionary(row[at["Relevant Entities"]]);
            var finding = engine.Evaluate(pack, Inputs(id, engine.Library[pack], entities), DateTimeOffset.UnixEpoch);
            if (!finding.Outcome.TryGetValue(out var outputs))
            {
                faults.Add($"{id} {pack}: {finding.Outcome.Reason!.Describe()}");
                continue;
            }

            var result = outputs.Single(candidate => candidate.Name == output);
            var (lower, upper) = (row[at["Lower Limit"]], row[at["Upper Limit"]]);
            var value = id == 46 ? result.Value * 100 : result.Value;
            var good = id switch
            {
                13 or 68 => result.Text == DateOnly.ParseExact(lower, "MM/dd/yyyy", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                69 => lower == $"('{result.Value} weeks', '{outputs[1].Value} days')",
                _ => value >= double.Parse(lower, CultureInfo.InvariantCulture) - 1e-9 && value <= double.Parse(upper, CultureInfo.InvariantCulture) + 1e-9,
            };
            if (!good) faults.Add($"{id} {pack}: {value:R} is not within {lower} and {upper}");
        }

        Assert.Empty(faults);
    }

    private static Dictionary<string, InputValue> Inputs(int id, ScorePack pack, Dictionary<string, object> entities)
    {
        var inputs = new Dictionary<string, InputValue>(StringComparer.Ordinal);
        if (id == 24) return Steroids(entities);
        if (id == 49) return Opioids(entities);
        if (id == 25) inputs["systolicBloodPressure"] = InputValue.Of(entities["Hypertension"] is true ? 170 : 120, "mm[Hg]");
        if (id == 18) inputs["riskFactorCount"] = InputValue.Of(new[] { "Hypertension history", "Diabetes mellitus", "smoking", "hypercholesterolemia", "parent or sibling with Cardiovascular disease before age 65" }.Count(name => entities.GetValueOrDefault(name) is true), "1");
        foreach (var (name, value) in entities)
        {
            var input = MedCalcMapping.Inputs.GetValueOrDefault(name)?.FirstOrDefault(candidate => pack.IndexOf(candidate) >= 0);
            if (input is null) continue;
            var given = Value(value, pack.Inputs[pack.IndexOf(input)]);
            // Two entities of one input: either of them is enough.
            if (!inputs.TryGetValue(input, out var earlier) || earlier.Number == 0) inputs[input] = given;
        }

        foreach (var input in pack.Inputs)
        {
            if (inputs.ContainsKey(input.Name) || input.Missing is MissingPolicy.Variant or MissingPolicy.AssumeNormal) continue;
            if (MedCalcMapping.Absent.TryGetValue(input.Name, out var absent)) inputs[input.Name] = Value(absent, input);
            else if (input.Kind == InputKind.Boolean) inputs[input.Name] = InputValue.Of(false);
        }

        return inputs;
    }

    private static InputValue Value(object value, ScoreInput input) => value switch
    {
        bool truth => InputValue.Of(truth),
        double number => InputValue.Of(number, input.Unit),
        List<object> pair when input.Name == "fever" => InputValue.Of((double)pair[0] > 38),
        List<object> pair => InputValue.Of((double)pair[0], MedCalcMapping.Units.GetValueOrDefault((string)pair[1], (string)pair[1])),
        string text when MedCalcMapping.Words.TryGetValue(text, out var word) => Value(word, input),
        string text when input.Kind == InputKind.Date => InputValue.Of(DateOnly.ParseExact(text, "MM/dd/yyyy", CultureInfo.InvariantCulture)),
        _ => InputValue.Of((string)value),
    };

    private static Dictionary<string, InputValue> Steroids(Dictionary<string, object> entities)
    {
        var given = (List<object>)entities["input steroid"];
        return new()
        {
            ["drug"] = InputValue.Of(Drug((string)given[0])),
            ["dose"] = InputValue.Of((double)given[1], (string)given[2]),
            ["target"] = InputValue.Of(Drug((string)entities["target steroid"])),
        };

        static string Drug(string name) => name.Split(' ')[0].ToLowerInvariant();
    }

    private static Dictionary<string, InputValue> Opioids(Dictionary<string, object> entities)
    {
        var names = new Dictionary<string, string> { ["OxyMORphone"] = "oxymorphone", ["FentaNYL buccal"] = "fentanylBuccal", ["Morphine"] = "morphine" };
        return names.ToDictionary(pair => pair.Value, pair =>
        {
            var dose = (List<object>)entities[$"{pair.Key} Dose"];
            var times = (List<object>)entities[$"{pair.Key} Dose Per Day"];
            return InputValue.Of((double)dose[0] * (double)times[0], ((string)dose[1]).Replace('µ', 'u') + "/d");
        });
    }

    private static List<string[]> ReadCsv(string text)
    {
        var rows = new List<string[]>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c is ',' or '\n' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
                if (c != '\n') continue;
                rows.Add([.. fields]);
                fields.Clear();
            }
            else if (quoted || c != '\r') field.Append(c);
        }

        if (fields.Count > 0) rows.Add([.. fields, field.ToString()]);
        return rows;
    }
}
