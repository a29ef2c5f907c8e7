using Tabib.App.Synth.Fhir;
using Tabib.App.Synth.Lives;

namespace Tabib.App.Synth.Scenarios;

/// <summary>Plants faults of the kind real records have into a few of the first persons whose lives nobody planned.</summary>
internal static class FaultPlanter
{
    private const int AbsurdWeight = 2;

    private const int WrongUnit = 5;

    private const int FutureDate = 11;

    private const int SharedNumber = 14;

    /// <summary>The person whose national number person <see cref="SharedNumber"/> carries too.</summary>
    private const int NumberOwner = 11;

    private const double MicromolesPerMilligram = 88.42;

    private static readonly DateTime Future = new(2099, 7, 14, 9, 30, 0, DateTimeKind.Unspecified);

    public static Person Replace(Person person, SynthSettings settings) =>
        person.Index == SharedNumber ? person with { NationalNumber = PersonDraw.Draw(NumberOwner, settings, ScenarioList.For(NumberOwner)).NationalNumber } : person;

    /// <returns>What was planted in this history.</returns>
    public static PlantedFault? Plant(History history) => history.Person.Index switch
    {
        AbsurdWeight => Change(history, Test.Weight, reading => reading with { Value = reading.Value * 10 }, "absurd-value", "The weight has a digit too many.", null),
        WrongUnit => Change(history, Test.Creatinine, reading => reading with { Value = InOtherUnit(history, reading) }, "wrong-unit", "The creatinine is a number of the other laboratory's unit: µmol/L for mg/dL, or the reverse.", null),
        FutureDate => Change(history, Test.HeartRate, reading => reading with { When = Future, Issued = Future.AddMinutes(2) }, "future-date", "The heart rate is of the year 2099.", "FHIR040"),
        SharedNumber => new PlantedFault("shared-identifier", $"The national number is that of {Person.NameOf(NumberOwner)} too.", $"Patient/{history.Person.Id}", "JRN002", IsRefused: false),
        _ => null,
    };

    private static double InOtherUnit(History history, in Reading reading) =>
        history.Visits[reading.Visit].Hospital.UsesSi ? reading.Value / MicromolesPerMilligram : reading.Value * MicromolesPerMilligram;

    private static PlantedFault? Change(History history, Test test, Func<Reading, Reading> change, string kind, string note, string? code)
    {
        var at = history.Readings.FindLastIndex(reading => reading.Test == test);
        if (at < 0) return null;
        history.Readings[at] = change(history.Readings[at]);
        return new PlantedFault(kind, note, $"Observation/{ObservationJson.IdOf(history.Person, at)}", code, IsRefused: false);
    }
}
