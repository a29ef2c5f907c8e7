using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Findings;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Core.Time;
using Tabib.Core.Units;
using Tabib.Record.Journal;

namespace Tabib.Tests.Decision.Rules;

internal static class Patients
{
    public static readonly DateTimeOffset AsOf = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static PatientRecord Aged(int years, Sex sex, params Fact[] facts)
    {
        List<Fact> all = [Stated(DemographicCodes.BirthDate, FactValue.Date($"{AsOf.Year - years}-01-01")), .. facts];
        if (sex != Sex.Unknown) all.Add(Stated(DemographicCodes.Sex, FactValue.Of(new Code("", sex == Sex.Female ? "female" : "male"))));
        return PatientRecord.Create(new PatientKey(1), AsOf, all);
    }

    public static Fact Stated(Code code, FactValue value) => Of(FactKind.Demographic, code, 10_000, value);

    public static Fact Condition(string snomed, double daysAgo = 400, FactStatus status = FactStatus.Active) =>
        Of(FactKind.Condition, new Code(CodeSystems.Snomed, snomed), daysAgo) with { Status = status, Effective = new Interval(AsOf.AddDays(-daysAgo), DateTimeOffset.MaxValue) };

    public static Fact Drug(string atc, double daysAgo = 30, FactStatus status = FactStatus.Active, string display = "") =>
        Of(FactKind.Medication, new Code(CodeSystems.Atc, atc), daysAgo) with { Status = status, Display = display };

    public static Fact Measured(string loinc, double value, string unit, double daysAgo = 10, string? comparator = null) =>
        Of(FactKind.Observation, new Code(CodeSystems.Loinc, loinc), daysAgo, FactValue.Of(Quantity.Of(value, unit) with { Comparator = comparator }));

    public static Finding Value(string id, string output, double value, DateTimeOffset? indexTime = null) =>
        Found(id, Outcome.Of<IReadOnlyList<FindingOutput>>([new FindingOutput(output, value, "1")]), indexTime);

    public static Finding Missing(string id) => Found(id, Outcome.Missing("something"), null);

    private static Finding Found(string id, Outcome<IReadOnlyList<FindingOutput>> outcome, DateTimeOffset? indexTime) => new()
    {
        Id = id,
        Title = id,
        Outcome = outcome,
        Citation = "test",
        EngineId = "test",
        EngineVersion = "1",
        KnowledgeHash = "",
        IndexTime = indexTime ?? AsOf,
    };

    private static Fact Of(FactKind kind, Code code, double daysAgo, FactValue value = default)
    {
        var start = AsOf.AddDays(-daysAgo);
        return new Fact
        {
            Patient = new PatientKey(1),
            Kind = kind,
            Code = code,
            Value = value,
            Effective = new Interval(start, start.AddTicks(1)),
            KnownAt = start,
            Source = new FactSource(1, kind.ToString(), $"{code.Value}-{daysAgo}", 1),
        };
    }
}
