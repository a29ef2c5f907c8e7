using System.Globalization;
using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Findings;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Core.Time;
using Tabib.Core.Units;
using Tabib.Evidence.Knowledge;
using Tabib.Record.Journal;

namespace Tabib.Decision.Rules;

/// <summary>Turns the short notation of a pack's examples into records and findings.</summary>
internal sealed class ExampleReader(ConceptSets sets)
{
    private static readonly DateTimeOffset AsOf = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PatientKey Patient = new(1);

    private static readonly (string Key, FactKind Kind)[] Kinds =
    [
        ("condition", FactKind.Condition), ("medication", FactKind.Medication), ("observation", FactKind.Observation),
        ("procedure", FactKind.Procedure), ("immunization", FactKind.Immunization), ("allergy", FactKind.Allergy),
    ];

    public RuleExample Read(PackObject body)
    {
        var facts = new List<Fact>();
        if (body.Has("age"))
        {
            var birth = AsOf.AddDays(-30).AddYears(-body.Count("age", 0, 130));
            facts.Add(Demographic(DemographicCodes.BirthDate, FactValue.Date(birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
        }

        if (body.OptionalText("sex") is { } sex) facts.Add(Demographic(DemographicCodes.Sex, FactValue.Of(new Code("", sex))));
        foreach (var fact in body.Objects("facts")) facts.Add(ReadFact(fact, facts.Count));
        var example = new RuleExample(
            body.Text("name"), PatientRecord.Create(Patient, AsOf, facts), [.. body.Objects("findings").Select(ReadFinding)], Expected(body), body.Texts("missing"));
        body.Close();
        return example;
    }

    /// <summary>Both drugs: fires; the first alone: silent.</summary>
    public static IReadOnlyList<RuleExample> OfPair(PackObject place, ConceptSet first, ConceptSet second)
    {
        var left = Medication(FirstCode(place, first, second), 1);
        var right = Medication(FirstCode(place, second, first), 2);
        return [Of("both drugs", Truth.True, left, right), Of("the first drug alone", Truth.False, left), Of("the second stopped", Truth.False, left, right with { Status = FactStatus.Ended })];
    }

    /// <summary>Two substances of the class: fires; one substance twice: silent.</summary>
    public static IReadOnlyList<RuleExample> OfClass(PackObject place, ConceptSet set)
    {
        var codes = set.Codes.Where(code => code.System == CodeSystems.Atc).Select(code => code.Value).Order(StringComparer.Ordinal).ToArray();
        if (codes.Length < 2) throw place.Fault($"the class '{set.Id}' needs two substances with an ATC code");
        Fact first = Medication(new Code(CodeSystems.Atc, codes[0]), 1), second = Medication(new Code(CodeSystems.Atc, codes[^1]), 2);
        return [Of("two substances", Truth.True, first, second), Of("one substance twice", Truth.False, first, first with { Source = second.Source })];
    }

    private static RuleExample Of(string name, Truth expected, params Fact[] facts) => new(
        name, PatientRecord.Create(Patient, AsOf, [Demographic(DemographicCodes.BirthDate, FactValue.Date("1960-01-01")), .. facts]), [], expected, []);

    private static Truth Expected(PackObject body) => body.Text("expect") switch
    {
        "fires" => Truth.True,
        "silent" => Truth.False,
        "unknown" => Truth.Unknown,
        _ => throw body.Fault("'expect' is fires, silent or unknown"),
    };

    private Fact ReadFact(PackObject body, int number)
    {
        var key = Kinds.FirstOrDefault(kind => body.Has(kind.Key));
        if (key.Key is null) throw body.Fault("a fact names a condition, medication, observation, procedure, immunization or allergy");
        var what = body.Text(key.Key);
        var days = body.Has("yearsAgo") ? body.Span("yearsAgo", 0) * 365.25 : body.Span("daysAgo", 1);
        if (days > 50_000) throw body.Fault("the fact lies too far back");
        var start = AsOf.AddDays(-days);
        var fact = new Fact
        {
            Patient = Patient,
            Kind = key.Kind,
            Code = what.Contains(':') ? ConditionReader.CodeOf(body, what) : FirstCode(body, sets[what], null),
            Display = body.OptionalText("display") ?? "",
            Value = Value(body),
            Effective = new Interval(start, key.Kind == FactKind.Condition ? DateTimeOffset.MaxValue : start.AddTicks(1)),
            KnownAt = start,
            Status = Status(body),
            Source = new FactSource(number, key.Kind.ToString(), $"example-{number}", 1),
        };
        body.Close();
        return fact;
    }

    private static FactValue Value(PackObject body)
    {
        if (body.Has("code")) return FactValue.Of(ConditionReader.CodeOf(body, body.Text("code")));
        if (!body.Has("value")) return FactValue.None;
        var quantity = Quantity.Of(body.Number("value"), body.Text("unit"));
        return FactValue.Of(quantity with { Comparator = body.OptionalText("comparator") });
    }

    private static FactStatus Status(PackObject body) => body.OptionalText("status") switch
    {
        null or "active" => FactStatus.Active,
        "ended" => FactStatus.Ended,
        "provisional" => FactStatus.Provisional,
        "unknown" => FactStatus.Unknown,
        _ => throw body.Fault("'status' is active, ended, provisional or unknown"),
    };

    private static Finding ReadFinding(PackObject body)
    {
        var id = body.Text("id");
        Outcome<IReadOnlyList<FindingOutput>> outcome;
        if (body.Has("missing")) outcome = Outcome.Missing(body.Texts("missing"));
        else if (body.Has("notApplicable")) outcome = Outcome.NotApplicable(body.Text("notApplicable"));
        else outcome = Outcome.Of<IReadOnlyList<FindingOutput>>([new FindingOutput(body.Text("output"), body.Number("value"), "1", Category: body.OptionalText("category"))]);
        body.Close();
        return new Finding
        {
            Id = id,
            Title = id,
            Outcome = outcome,
            Citation = "example",
            EngineId = "example",
            EngineVersion = "1",
            KnowledgeHash = "",
            IndexTime = AsOf,
        };
    }

    private static Fact Demographic(Code code, FactValue value) => new()
    {
        Patient = Patient,
        Kind = FactKind.Demographic,
        Code = code,
        Value = value,
        Effective = Interval.Always,
        KnownAt = DateTimeOffset.UnixEpoch,
        Source = new FactSource(0, "Patient", "example", 1),
    };

    private static Fact Medication(Code code, int number)
    {
        var start = AsOf.AddDays(-10);
        return new Fact
        {
            Patient = Patient,
            Kind = FactKind.Medication,
            Code = code,
            Effective = new Interval(start, DateTimeOffset.MaxValue),
            KnownAt = start,
            Source = new FactSource(number, "MedicationRequest", $"example-{number}", 1),
        };
    }

    private static Code FirstCode(PackObject place, ConceptSet set, ConceptSet? without)
    {
        var codes = set.Codes.Where(code => without is null || !without.Contains(code))
            .OrderBy(code => code.System, StringComparer.Ordinal).ThenBy(code => code.Value, StringComparer.Ordinal).Take(1).ToArray();
        return codes is [var first] ? first : throw place.Fault($"the set '{set.Id}' has no code to make an example of");
    }
}
