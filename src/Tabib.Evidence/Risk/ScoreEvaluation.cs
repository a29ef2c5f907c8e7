using System.Globalization;
using Tabib.Core.Findings;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Risk;

/// <summary>From readings to a finding: believe, exclude, ask, check limits, compute, explain; in this order.</summary>
internal static class ScoreEvaluation
{
    public static Finding Run(ScorePack pack, InputReading[] readings, DateTimeOffset indexTime)
    {
        var notes = new List<string>(pack.Notes);
        var values = new double[readings.Length];
        var refusal = Believe(pack, readings, values, notes);
        var missing = new List<string>();
        var needed = new List<string>();
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i])) continue;
            missing.Add(pack.Inputs[i].Name);
            if (pack.Inputs[i].Required) needed.Add(pack.Inputs[i].Name);
        }

        var registers = new double[pack.Program.RegisterCount];
        pack.Program.Begin(values, registers);
        refusal ??= Exclude(pack, values, registers);
        if (refusal is null && needed.Count > 0)
        {
            refusal = Outcome.Missing(needed);
            NoteRange(pack, values, registers, notes);
        }

        refusal ??= CheckLimits(pack, values);
        IReadOnlyList<Contribution> contributions = [];
        Outcome<IReadOnlyList<FindingOutput>> outcome = refusal is null ? Compute(pack, values, registers, notes, out contributions) : refusal;
        return new Finding
        {
            Id = pack.Id,
            Title = pack.Title,
            Outcome = outcome,
            Contributions = contributions,
            Inputs = Inputs(pack, readings, values),
            Missing = missing,
            Notes = notes,
            Citation = pack.Citation,
            EngineId = "risk",
            EngineVersion = pack.Version,
            KnowledgeHash = pack.Sha256,
            IndexTime = indexTime,
        };
    }

    private static OutcomeReason? Believe(ScorePack pack, InputReading[] readings, double[] values, List<string> notes)
    {
        OutcomeReason? refusal = null;
        for (var i = 0; i < values.Length; i++)
        {
            var input = pack.Inputs[i];
            if (double.IsNaN(readings[i].Number) && readings[i].Refusal is null && input.Missing == MissingPolicy.AssumeNormal)
                readings[i] = readings[i] with { Number = input.AssumedValue, Assumed = input.AssumedWhy };
            values[i] = readings[i].Number;
            if (readings[i].Note is { } note) notes.Add(note);
            refusal ??= readings[i].Refusal;
            if (!double.IsNaN(values[i]) && input.Plausible is { } plausible && !plausible.Contains(values[i]))
                refusal ??= Outcome.OutOfRange(input.Name, $"{plausible} {input.Unit} (not plausible: check value and unit)", readings[i].Original ?? Text(values[i]));
        }

        return refusal;
    }

    private static OutcomeReason? Exclude(ScorePack pack, double[] values, double[] registers)
    {
        for (var i = 0; i < pack.Exclusions.Count; i++)
        {
            var (register, reads) = pack.Program.Exclusions[i];
            var known = true;
            foreach (var input in reads) known &= !double.IsNaN(values[input]);
            if (known && registers[register] != 0) return Outcome.NotApplicable(pack.Exclusions[i].Why, pack.Exclusions[i].Citation ?? pack.Citation);
        }

        return null;
    }

    private static OutcomeReason? CheckLimits(ScorePack pack, double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var input = pack.Inputs[i];
            if (!double.IsNaN(values[i]) && input.Limits is { } limits && !limits.Contains(values[i]))
                return Outcome.OutOfRange(input.Name, $"{limits} {input.Unit}", $"{Text(values[i])} {input.Unit}");
        }

        return null;
    }

    private static Outcome<IReadOnlyList<FindingOutput>> Compute(ScorePack pack, double[] values, double[] registers, List<string> notes, out IReadOnlyList<Contribution> contributions)
    {
        contributions = [];
        var results = new double[pack.Outputs.Count];
        var stratum = pack.Program.Run(values, results, registers);
        if (stratum < 0) return Outcome.NotApplicable("no form of the model fits these inputs", pack.Citation);
        var outputs = new FindingOutput[results.Length];
        for (var i = 0; i < results.Length; i++)
        {
            if (!double.IsFinite(results[i])) return Outcome.NotApplicable($"{pack.Outputs[i].Name} is not defined for these inputs (a division by zero or a logarithm of nothing)", pack.Citation);
            outputs[i] = Describe(pack.Outputs[i], results[i], pack.Program.BandConditions[i], registers);
        }

        contributions = Explain(pack, stratum, registers);
        if (pack.Program.Strata.Count > 0 && pack.Program.Strata[stratum].Name is { Length: > 0 } name) notes.Add($"Form used: {name}.");
        return outputs;
    }

    private static FindingOutput Describe(ScoreOutput output, double value, int[] bandConditions, double[] registers)
    {
        var plain = new FindingOutput(output.Name, value, output.Unit, Title: output.Title, RiskYears: output.Probability?.Years);
        if (output.Unit == ScoreOutput.DateUnit) return plain with { Text = InputValue.DayOf(value)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        for (var i = 0; i < output.Bands.Count; i++)
        {
            var band = output.Bands[i];
            if (band.Holds(value) && (bandConditions[i] < 0 || registers[bandConditions[i]] != 0)) return plain with { Category = band.Category, Text = band.Text };
        }

        return plain;
    }

    /// <summary>Points per line, or each term's share of the first equation's linear predictor; plain formulas have no additive shares and give none.</summary>
    private static List<Contribution> Explain(ScorePack pack, int stratum, double[] registers)
    {
        var contributions = new List<Contribution>();
        foreach (var item in pack.Program.Items)
        {
            if (registers[item.Register] != 0) contributions.Add(new Contribution(item.Name, registers[item.Register], "points"));
        }

        if (pack.Program.Strata.Count == 0) return contributions;
        var equations = pack.Program.Strata[stratum];
        var scale = equations.Links[0] switch { LinkFunction.Logistic => "log-odds", LinkFunction.Cox => "log-hazard", _ => pack.Outputs[0].Unit };
        for (var t = 0; t < equations.TermNames.Count; t++)
        {
            var amount = equations.Coefficients[t * equations.Intercepts.Length] * registers[equations.TermRegisters[t]];
            if (amount != 0) contributions.Add(new Contribution(equations.TermNames[t], amount, scale));
        }

        return contributions;
    }

    private static void NoteRange(ScorePack pack, double[] values, double[] registers, List<string> notes)
    {
        if (pack.Program.Items.Count == 0) return;
        var (least, most) = (0.0, 0.0);
        foreach (var item in pack.Program.Items)
        {
            var known = true;
            foreach (var input in item.Inputs) known &= !double.IsNaN(values[input]) || pack.Inputs[input].Missing == MissingPolicy.Variant;
            least += known ? registers[item.Register] : item.Least;
            most += known ? registers[item.Register] : item.Most;
        }

        if (double.IsFinite(least) && double.IsFinite(most))
            notes.Add($"With what is missing at its most and least favourable, the points would lie between {Text(least)} and {Text(most)}.");
    }

    private static List<FindingInput> Inputs(ScorePack pack, InputReading[] readings, double[] values)
    {
        var inputs = new List<FindingInput>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            var (input, reading) = (pack.Inputs[i], readings[i]);
            var text = input.Kind switch
            {
                InputKind.Boolean => values[i] != 0 ? "true" : "false",
                InputKind.Category => input.Categories[(int)values[i]],
                InputKind.Date => InputValue.DayOf(values[i])?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                _ => Text(values[i]),
            };
            inputs.Add(new FindingInput(input.Name, text, input.Unit, reading.Original, reading.Source, reading.Effective, reading.AgeDays, reading.Assumed));
        }

        return inputs;
    }

    private static string Text(double value) => value.ToString("G10", CultureInfo.InvariantCulture);
}
