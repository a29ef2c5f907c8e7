using System.Globalization;
using Tabib.Core.Facts;
using Tabib.Evidence.Knowledge;
using Tabib.Record.Journal;

namespace Tabib.Evidence.Risk;

/// <summary>Reads the inputs of scores from one record, each distinct source once.</summary>
internal sealed class RecordInputs(PatientRecord record, ConceptSets sets)
{
    private readonly Dictionary<string, InputReading> _known = new(StringComparer.Ordinal);
    private readonly Lazy<bool> _hasProblemList = new(() => record.Facts.Any(fact => fact.Kind is FactKind.Condition or FactKind.Encounter));
    private readonly Lazy<Fact[]> _drugs = new(() => [.. record.Facts.Where(fact => fact.Kind == FactKind.Medication)]);

    public InputReading Read(ScoreInput input)
    {
        if (!_known.TryGetValue(input.SourceKey, out var reading)) _known[input.SourceKey] = reading = Find(input);
        if (!double.IsNaN(reading.Number) || reading.Refusal is not null || input.Missing != MissingPolicy.AbsentMeansNo) return reading;
        return _hasProblemList.Value
            ? new InputReading { Number = 0, Assumed = "the record has a problem list that does not name it; no evidence is not proof of absence" }
            : reading;
    }

    private InputReading Find(ScoreInput input)
    {
        if (input.Demographic == "age") return Age();
        if (input.Demographic == "sex") return Sex(input);
        var reading = input.Codes.Count == 0 ? InputReading.Absent : Observed(input);
        if (double.IsNaN(reading.Number) && input.ConceptSet is not null && reading.Refusal is null) reading = Present(input);
        return reading;
    }

    private InputReading Age()
    {
        var age = record.Age;
        if (!age.IsValue) return InputReading.Absent;
        var birth = record.Latest(DemographicCodes.BirthDate)!;
        return new InputReading { Number = age.Value, Original = $"born {birth.Value}", Source = birth.Source };
    }

    private InputReading Sex(ScoreInput input)
    {
        var index = record.Sex switch { Core.Identity.Sex.Female => IndexOf(input, "female"), Core.Identity.Sex.Male => IndexOf(input, "male"), _ => -1 };
        if (index < 0) return InputReading.Absent;
        var fact = record.Latest(DemographicCodes.Sex)!;
        return new InputReading
        {
            Number = index,
            Original = fact.Value.AsCode?.Value ?? fact.Value.AsText,
            Source = fact.Source,
            Assumed = fact.Category == "inferred-from-gender" ? "sex taken from the administrative gender" : null,
        };
    }

    private InputReading Observed(ScoreInput input)
    {
        string? note = null;
        InputReading? best = null;
        var sum = 0.0;
        var count = 0;
        foreach (var fact in Candidates(input))
        {
            var reading = Value(input, fact);
            if (double.IsNaN(reading.Number))
            {
                note ??= reading.Note;
                continue;
            }

            if (input.Aggregation == InputAggregation.Latest) return reading with { Note = note };
            sum += reading.Number;
            count++;
            if (best is null || (input.Aggregation == InputAggregation.Highest24Hours && reading.Number > best.Number)
                || (input.Aggregation == InputAggregation.Lowest24Hours && reading.Number < best.Number)) best = reading;
        }

        if (best is null) return new InputReading { Note = note };
        return input.Aggregation == InputAggregation.Mean ? best with { Number = sum / count, Original = $"mean of {count} measurements", Note = note } : best with { Note = note };
    }

    /// <summary>Facts with one of the codes inside the window, newest first.</summary>
    private IEnumerable<Fact> Candidates(ScoreInput input)
    {
        var days = input.Aggregation is InputAggregation.Highest24Hours or InputAggregation.Lowest24Hours ? 1 : input.LookBackDays;
        var since = days is { } limit ? record.AsOf.AddDays(-limit) : DateTimeOffset.MinValue;
        IReadOnlyList<Fact>? only = null;
        List<Fact>? several = null;
        foreach (var code in input.Codes)
        {
            var facts = record.With(code);
            if (facts.Count == 0) continue;
            if (only is null) only = facts;
            else (several ??= [.. only]).AddRange(facts);
        }

        // A stable order over several codes: the record's own, newest first.
        var all = several is null ? only ?? [] : several.Distinct().OrderByDescending(fact => fact.Effective.Start).ThenByDescending(fact => fact.KnownAt).ToList();
        return all.Where(fact => fact.Kind == FactKind.Observation && fact.Effective.Start >= since && fact.Effective.Start <= record.AsOf
            && fact.Status is FactStatus.Active or FactStatus.Ended or FactStatus.Unknown);
    }

    private InputReading Value(ScoreInput input, Fact fact)
    {
        var number = double.NaN;
        if (input.Kind == InputKind.Number)
        {
            if (fact.Value.AsQuantity is not { } quantity) return Skip(fact, "it is not a number with a unit");
            if (quantity.Comparator is not null) return Skip(fact, "it is a bound, not a value");
            if (!double.TryParse(quantity.Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var digits) || !double.IsFinite(digits)) return Skip(fact, "it is not a number");
            var converted = InputUnits.Convert(digits, quantity.Unit, input);
            if (!converted.IsValue) return Skip(fact, converted.Reason!.Describe());
            number = converted.Value;
        }
        else if (input.Kind == InputKind.Boolean && fact.Value.AsBoolean is { } truth) number = truth ? 1 : 0;
        else if (fact.Value.AsCode is { } answer && input.Answers.TryGetValue(answer.Value, out var meaning))
            number = input.Kind == InputKind.Boolean ? (meaning == "true" ? 1 : 0) : IndexOf(input, meaning);
        else if (input.Kind == InputKind.Date && fact.Value.AsText is { } text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            number = InputValue.Of(day).Number;
        return number is double.NaN or < 0 && input.Kind != InputKind.Number ? Skip(fact, "its answer is none that the score knows") : Taken(fact, number, fact.Value.ToString());
    }

    private static InputReading Skip(Fact fact, string why) => new() { Note = $"{fact.Source} was not used: {why}" };

    private InputReading Taken(Fact fact, double number, string original) => new()
    {
        Number = number,
        Original = original,
        Source = fact.Source,
        Effective = fact.Effective.Start,
        AgeDays = fact.Effective.Start == DateTimeOffset.MinValue ? null : Math.Round((record.AsOf - fact.Effective.Start).TotalDays, 2),
    };

    private InputReading Present(ScoreInput input)
    {
        if (!sets.TryGet(input.ConceptSet!, out var set)) return InputReading.Absent;
        foreach (var code in set!.Codes)
        {
            foreach (var fact in record.With(code))
            {
                if (Counts(input, fact)) return Taken(fact, 1, fact.Display.Length > 0 ? fact.Display : fact.Code.ToString());
            }
        }

        if (set.Names.Count == 0) return InputReading.Absent;
        foreach (var fact in _drugs.Value)
        {
            if (Counts(input, fact) && set.Matches(fact)) return Taken(fact, 1, fact.Display);
        }

        return InputReading.Absent;
    }

    private bool Counts(ScoreInput input, Fact fact)
    {
        if (fact.Effective.Start > record.AsOf || (input.LookBackDays is { } days && fact.Effective.Start < record.AsOf.AddDays(-days))) return false;
        return fact.Kind switch
        {
            FactKind.Medication => fact.Status == FactStatus.Active || (fact.Status == FactStatus.Ended && input.History),
            FactKind.Procedure => fact.Status is FactStatus.Active or FactStatus.Ended,
            FactKind.Condition when input.History => fact.Status is FactStatus.Active or FactStatus.Ended or FactStatus.Unknown,
            FactKind.Condition => fact.Effective.End > record.AsOf && (fact.Status == FactStatus.Active || (fact.Status == FactStatus.Ended && !fact.Effective.IsOpenEnded)),
            _ => false,
        };
    }

    private static int IndexOf(ScoreInput input, string category)
    {
        for (var i = 0; i < input.Categories.Count; i++)
        {
            if (input.Categories[i] == category) return i;
        }

        return -1;
    }
}
