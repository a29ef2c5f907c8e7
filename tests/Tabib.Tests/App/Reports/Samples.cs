using System.Text;
using Tabib.App.Knowledge;
using Tabib.App.Records;
using Tabib.App.Reports;
using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Findings;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Core.Time;
using Tabib.Core.Units;
using Tabib.Decision.Recommendations;
using Tabib.Record.Journal;

namespace Tabib.Tests.App.Reports;

/// <summary>Invented patients with everything that a page can show.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset AsOf = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly ReportContext Context = new(
        "1.2.3", [new KnowledgePackRow("score", "sample-chance", "3", "Sample chance", "own", new string('a', 64))], SamplePacks.Library);

    public static readonly ImportReport Import = new(
        "workspace", [new ImportTypeCount("Observation", 12, 10, 1, 0, 1), new ImportTypeCount("Patient", 2, 2, 0, 0, 0)],
        [new ImportProblemCount("FHIR012", "error", 1, "The value is no number.", "lab.ndjson:7 Observation.valueQuantity", "Correct it at the source.")], 13, "ab", null, 1.5, 9, 0.1);

    /// <summary>A page of this patient as text.</summary>
    public static string Page(PatientReport report, ReportContext? context = null)
    {
        using var stream = new MemoryStream();
        new PageWriter(context ?? Context).WritePatient(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static string Page(PopulationReport report)
    {
        using var stream = new MemoryStream();
        new PageWriter(Context).WritePopulation(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static PopulationReport Population(IEnumerable<PatientReport> reports, ImportReport? import = null)
    {
        var summary = new PopulationSummary(Context);
        foreach (var report in reports) summary.Add(report);
        return summary.ToReport(AsOf, import);
    }

    /// <param name="word">Stands wherever text comes from data; the page must come out the same but for it.</param>
    public static PatientReport Ill(string word = "Aziza Karimova")
    {
        var facts = new List<Fact>
        {
            Stated(DemographicCodes.Name, FactValue.Text(word)),
            Stated(DemographicCodes.BirthDate, FactValue.Date("1965-03-04")),
            Stated(DemographicCodes.Sex, FactValue.Of(new Code("", "female"))),
            Condition("38341003", $"{word} hypertension (disorder)", 4000),
            Condition("44054006", $"{word} diabetes", 3000, FactStatus.Provisional),
            Condition("195662009", $"{word} pharyngitis", 900, FactStatus.Ended, 12),
            Drug("C09AA02", $"{word} enalapril 10 mg", 100),
            Drug("A10BA02", $"{word} metformin 500 mg", 1000),
            Of(FactKind.Allergy, new Code(CodeSystems.Snomed, "91936005"), $"{word} penicillin allergy", 5000) with { Effective = new Interval(AsOf.AddDays(-5000), DateTimeOffset.MaxValue) },
            Of(FactKind.Genome, new Code(CodeSystems.Loinc, "81247-9"), $"{word} genome", 200),
            Of(FactKind.Immunization, new Code(CodeSystems.Cvx, "140"), $"{word} influenza", 240),
            Of(FactKind.Procedure, new Code(CodeSystems.Snomed, "73761001"), $"{word} colonoscopy", 700),
            Of(FactKind.Encounter, new Code(CodeSystems.Snomed, "185349003"), $"{word} check-up", 30) with { Category = "AMB" },
        };
        for (var i = 0; i < 6; i++)
        {
            facts.Add(Measured("8480-6", 150 - i, "mm[Hg]", 40 + (200 * i)));
            facts.Add(Measured("8462-4", 90 - i, "mm[Hg]", 40 + (200 * i)));
        }

        facts.Add(Measured("2339-0", 126, "mg/dL", 500));
        facts.Add(Measured("2345-7", 7.5, "mmol/L", 50));
        facts.Add(Measured("2345-7", 2, "mmol/L", 60) with { Value = FactValue.Of(new Quantity("2", "mmol/L", "<")) });
        facts.Add(Measured("29463-7", 80, "kg", 50));
        facts.Add(Measured("29463-7", 81, $"{word}/stone", 500));
        facts.Add(Measured("29463-7", 82, $"{word}/stone", 600));
        return Report("p-1", facts, Findings(word), Advice(word));
    }

    /// <summary>Nothing but a name: all the empty states.</summary>
    public static PatientReport Bare() => Report("p-2", [Stated(DemographicCodes.Name, FactValue.Text("Bahrom"))], [], []);

    public static PatientReport Deceased() => Report(
        "p-3",
        [
            Stated(DemographicCodes.Name, FactValue.Text("Dilshod")), Stated(DemographicCodes.BirthDate, FactValue.Date("1940")), Stated(DemographicCodes.Sex, FactValue.Of(new Code("", "male"))),
            Stated(DemographicCodes.Death, FactValue.Date("2020-01-31")), Condition("22298006", "Myocardial infarction", 2000), Drug("B01AC06", "Aspirin", 2500), Measured("8480-6", 120, "mm[Hg]", 2010),
        ],
        Findings("x"), []);

    public static PatientReport Report(string id, IReadOnlyList<Fact> facts, IReadOnlyList<Finding> findings, IReadOnlyList<Recommendation> advice) =>
        new(id, $"{id}.html", [$"clinic:{id}"], PatientRecord.Create(new PatientKey(1), AsOf, facts), findings, advice);

    public static Fact Stated(Code code, FactValue value) => Of(FactKind.Demographic, code, "", 0, value) with { Effective = Interval.Always, KnownAt = DateTimeOffset.MinValue };

    public static Fact Condition(string snomed, string display, double daysAgo, FactStatus status = FactStatus.Active, double? lasting = null)
    {
        var start = AsOf.AddDays(-daysAgo);
        return Of(FactKind.Condition, new Code(CodeSystems.Snomed, snomed), display, daysAgo) with
        {
            Status = status,
            Effective = new Interval(start, lasting is { } days ? start.AddDays(days) : DateTimeOffset.MaxValue),
        };
    }

    public static Fact Drug(string atc, string display, double daysAgo, FactStatus status = FactStatus.Active) =>
        Of(FactKind.Medication, new Code(CodeSystems.Atc, atc), display, daysAgo) with { Status = status };

    public static Fact Measured(string loinc, double value, string unit, double daysAgo) =>
        Of(FactKind.Observation, new Code(CodeSystems.Loinc, loinc), loinc, daysAgo, FactValue.Of(Quantity.Of(value, unit)));

    public static Finding Value(string id, string title, params IReadOnlyList<FindingOutput> outputs) => Finding(id, title, Outcome.Of(outputs));

    public static Finding Finding(string id, string title, Outcome<IReadOnlyList<FindingOutput>> outcome) => new()
    {
        Id = id,
        Title = title,
        Outcome = outcome,
        Citation = "Author A. Journal 2024. doi:10.1000/sample(1)",
        EngineId = "risk",
        EngineVersion = "3",
        KnowledgeHash = new string('a', 64),
        IndexTime = AsOf,
    };

    public static Recommendation Advise(string id, RecommendationUrgency urgency, RecommendationStrength strength, string category = "cardiovascular", string word = "") => new()
    {
        RuleId = id,
        Title = $"{word}Title of {id}",
        Action = $"{word}Do {id}.",
        Rationale = $"{word}Because of {id}.",
        PatientText = $"{word}Talk about {id}.",
        Category = category,
        Strength = strength,
        Urgency = urgency,
        Citation = $"{word}Guideline 2024",
        KnowledgeHash = new string('b', 64),
    };

    private static Finding[] Findings(string word) =>
    [
        Value("sample-chance", "Sample chance", new FindingOutput("stroke", 0.083, "1", 0.06, 0.11, "high"), new FindingOutput("death", 0.002, "1")) with
        {
            Inputs =
            [
                new FindingInput("age", "60", "a", "born 1965-03-04", new FactSource(1, "Patient", word, 1)),
                new FindingInput("systolicPressure", "150.0123456789", "mm[Hg]", "150.0123456789 mm[Hg]", new FactSource(2, "Observation", "o-1", 1), AsOf.AddDays(-40), 40),
            ],
            Contributions = [new Contribution("age", 0.8, "log-odds"), new Contribution("systolicPressure", -0.25, "log-odds")],
            Missing = ["smoker"],
            Notes = [$"{word} is noted."],
        },
        Value("sample-points", "Sample points", new FindingOutput("score", 2, "1", null, null, "raised", "Look again.")) with
        {
            Inputs = [new FindingInput("diabetes", "false", "1", null, null, null, null, $"{word} is assumed")],
            Contributions = [new Contribution("diabetes", 2, "points")],
        },
        Finding("other-missing", $"{word} other", Outcome.Missing("hdlCholesterol")),
        Finding("other-more", "More", Outcome.Missing("one", "two", "three")),
        Finding("other-range", "Range", Outcome.OutOfRange("weight", "30 to 200 kg", $"{word} kg")),
        Finding("other-no", "No", Outcome.NotApplicable($"{word} is no adult")),
    ];

    private static Recommendation[] Advice(string word) =>
    [
        Advise("urgent-one", RecommendationUrgency.Urgent, RecommendationStrength.Strong, "medication-safety", word) with
        {
            Findings = ["sample-chance", "gone"], Facts = [new FactSource(1, "MedicationRequest", "A10BA02-1000", 1), new FactSource(9, "Observation", "gone", 1)],
            Missing = [$"{word} dose"], WouldChange = [$"{word} stopped"], Alternatives = [$"{word} instead"],
        },
        Advise("soon-one", RecommendationUrgency.Soon, RecommendationStrength.Conditional, "cardiovascular", word),
        Advise("routine-one", RecommendationUrgency.Routine, RecommendationStrength.Information, "screening", word),
        Advise("new-one", RecommendationUrgency.Routine, RecommendationStrength.Strong, "a new category", word),
    ];

    private static Fact Of(FactKind kind, Code code, string display, double daysAgo, FactValue value = default)
    {
        var start = AsOf.AddDays(-daysAgo);
        return new Fact
        {
            Patient = new PatientKey(1),
            Kind = kind,
            Code = code,
            Display = display,
            Value = value,
            Effective = new Interval(start, start.AddTicks(1)),
            KnownAt = start,
            Source = new FactSource(1, kind == FactKind.Medication ? "MedicationRequest" : kind.ToString(), $"{code.Value}-{daysAgo}", 1),
        };
    }
}
