using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Core.Time;
using Tabib.Core.Units;
using Tabib.Record.Journal;

namespace Tabib.Tests.Record.Journal;

public sealed class PatientRecordTests
{
    private static readonly Code Creatinine = new(CodeSystems.Loinc, "2160-0");

    [Fact]
    public void Facts_known_later_are_not_in_the_record()
    {
        var early = Observed("1.0", Day(1), Day(1));
        var measuredEarlyReportedLate = Observed("9.0", Day(2), Day(20));
        var record = PatientRecord.Create(new PatientKey(1), Day(10), [measuredEarlyReportedLate, early]);
        Assert.Equal("1.0", record.Latest(Creatinine)!.Value.AsQuantity!.Value.Digits);
        Assert.Single(record.Facts);
    }

    [Fact]
    public void A_record_cannot_be_moved_forward_in_time() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PatientRecord.Create(new PatientKey(1), Day(1), []).At(Day(2)));

    [Fact]
    public void Sexes_that_contradict_each_other_are_unknown()
    {
        var record = PatientRecord.Create(new PatientKey(1), Day(10), [Stated("female"), Stated("male")]);
        Assert.Equal(Sex.Unknown, record.Sex);
        Assert.Equal(Sex.Female, PatientRecord.Create(new PatientKey(1), Day(10), [Stated("female")]).Sex);
    }

    [Fact]
    public void Age_without_a_birth_date_names_what_is_missing() =>
        Assert.Equal(["birth date"], Assert.IsType<OutcomeReason.MissingInputs>(PatientRecord.Create(new PatientKey(1), Day(10), []).Age.Reason).Names);

    private static DateTimeOffset Day(int day) => new(2024, 1, day, 0, 0, 0, TimeSpan.Zero);

    private static Fact Observed(string digits, DateTimeOffset at, DateTimeOffset known) => new()
    {
        Patient = new PatientKey(1),
        Kind = FactKind.Observation,
        Code = Creatinine,
        Value = FactValue.Of(new Quantity(digits, "mg/dL")),
        Effective = new Interval(at, at.AddTicks(1)),
        KnownAt = known,
        Source = new FactSource(0, "Observation", digits, 1),
    };

    private static Fact Stated(string sex) => new()
    {
        Patient = new PatientKey(1),
        Kind = FactKind.Demographic,
        Code = DemographicCodes.Sex,
        Value = FactValue.Of(new Code("http://hl7.org/fhir/administrative-gender", sex)),
        Effective = Interval.Always,
        KnownAt = Day(1),
        Source = new FactSource(0, "Patient", sex, 1),
    };
}
