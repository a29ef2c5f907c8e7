using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Core.Time;
using Tabib.Core.Units;
using Tabib.Record.Journal;

namespace Tabib.Bench;

/// <summary>One patient with about a thousand facts: two decades of visits, a long drug list, atrial fibrillation, diabetes and kidney disease.</summary>
internal static class ThousandFacts
{
    public static readonly DateTimeOffset AsOf = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Drugs =
    [
        "Simvastatin 20 MG Oral Tablet", "Verapamil Hydrochloride 40 MG", "Warfarin Sodium 5 MG Oral Tablet", "Ibuprofen 200 MG Oral Tablet", "Digoxin 0.125 MG Oral Tablet",
        "24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet", "Acetaminophen 325 MG Oral Tablet", "Hydrochlorothiazide 25 MG", "Lisinopril 10 MG Oral Tablet", "Loratadine 5 MG Chewable Tablet",
    ];

    private static readonly (string Loinc, string Unit, double Value)[] Panel =
    [
        ("8480-6", "mm[Hg]", 146), ("8462-4", "mm[Hg]", 88), ("29463-7", "kg", 82), ("8302-2", "cm", 171), ("39156-5", "kg/m2", 28), ("2339-0", "mg/dL", 128), ("6299-2", "mg/dL", 22),
        ("38483-4", "mg/dL", 1.6), ("2947-0", "mmol/L", 140), ("6298-4", "mmol/L", 4.6), ("2093-3", "mg/dL", 210), ("18262-6", "mg/dL", 132), ("2085-9", "mg/dL", 44), ("4548-4", "%", 7.4), ("14959-1", "mg/g", 120),
    ];

    public static PatientRecord Record()
    {
        var facts = new List<Fact>
        {
            Of(FactKind.Demographic, DemographicCodes.BirthDate, 9000, FactValue.Date("1955-03-02")),
            Of(FactKind.Demographic, DemographicCodes.Sex, 9000, FactValue.Of(new Code("", "female"))),
        };
        foreach (var code in new[] { "49436004", "44054006", "38341003", "433144002", "55822004", "239873007" })
        {
            facts.Add(Of(FactKind.Condition, new Code(CodeSystems.Snomed, code), 3000, default) with { Effective = new Interval(AsOf.AddDays(-3000), DateTimeOffset.MaxValue) });
        }

        for (var visit = 0; visit < 60; visit++)
        {
            foreach (var (loinc, unit, value) in Panel) facts.Add(Of(FactKind.Observation, new Code(CodeSystems.Loinc, loinc), (visit * 100) + 5, FactValue.Of(Quantity.Of(value + (visit % 7), unit))));
            facts.Add(Of(FactKind.Medication, new Code(CodeSystems.RxNorm, $"{1000 + (visit % Drugs.Length)}"), (visit * 100) + 5, default) with
            {
                Display = Drugs[visit % Drugs.Length],
                Status = visit < 12 ? FactStatus.Active : FactStatus.Ended,
            });
        }

        return PatientRecord.Create(new PatientKey(1), AsOf, facts);
    }

    private static Fact Of(FactKind kind, Code code, double daysAgo, FactValue value)
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
