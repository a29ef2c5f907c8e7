using System.Globalization;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Core.Time;
using Tabib.Record.Journal;

namespace Tabib.App.Reports;

/// <summary>Who it is, at the top of a page.</summary>
/// <param name="Age">In words; null for the deceased and where the birth date is not known.</param>
/// <param name="Death">"Died on 2018-03-04, 82 years old."; null for the living.</param>
public sealed record PersonHeading(string Name, string? Age, string Sex, string? Born, string? Death, string AsOf)
{
    public static PersonHeading Of(PatientRecord record, Labels labels)
    {
        var birth = record.BirthDate;
        return new PersonHeading(
            NameOf(record) ?? labels.NoName,
            record.IsDeceased || !birth.IsValue ? null : AgeInWords(birth.Value, record.AsOf, labels),
            SexInWords(record.Sex, labels),
            birth.IsValue ? birth.Value.Text : null,
            record.IsDeceased ? DeathInWords(record, labels) : null,
            FactText.Moment(record.AsOf));
    }

    public static string? NameOf(PatientRecord record) => record.Latest(DemographicCodes.Name)?.Value.AsText is { Length: > 0 } name ? name : null;

    public static string SexInWords(Sex sex, Labels labels) => sex switch { Core.Identity.Sex.Female => labels.Female, Core.Identity.Sex.Male => labels.Male, _ => labels.SexUnknown };

    /// <summary>Years; months for the first two.</summary>
    internal static string AgeInWords(PartialDate birth, DateTimeOffset at, Labels labels)
    {
        if (at < birth.Start) return labels.NotYetBorn;
        var years = birth.CompletedYears(at);
        if (years >= 2) return Format(labels.AgeInYears, years);
        var months = ((at.UtcDateTime.Year - birth.Start.Year) * 12) + at.UtcDateTime.Month - birth.Start.Month;
        if (at.UtcDateTime.Day < birth.Start.Day) months--;
        return Format(labels.AgeInMonths, Math.Max(0, months));
    }

    /// <summary>The moment that "now" means on a page: the day of death where it is known, else the moment of the record.</summary>
    internal static DateTimeOffset LastMoment(PatientRecord record) =>
        record.IsDeceased && DateOfDeath(record) is { } death && death.Interval.End <= record.AsOf ? death.Interval.End.AddTicks(-1) : record.AsOf;

    private static PartialDate? DateOfDeath(PatientRecord record) =>
        PartialDate.TryParse(record.With(DemographicCodes.Death).Select(fact => fact.Value.AsText).FirstOrDefault(value => value is not null), out var death) ? death : null;

    private static string DeathInWords(PatientRecord record, Labels labels)
    {
        if (DateOfDeath(record) is not { } death) return labels.Died + ".";
        var age = record.AgeAt(death.Start);
        var day = death.Precision >= DatePrecision.Day ? FactText.Day(death.Start) : death.Text;
        return age is { IsValue: true, Value: >= 0 }
            ? string.Format(CultureInfo.InvariantCulture, labels.DiedOnAged, day, age.Value)
            : string.Format(CultureInfo.InvariantCulture, labels.DiedOn, day);
    }

    private static string Format(string format, int number) => string.Format(CultureInfo.InvariantCulture, format, number);
}
