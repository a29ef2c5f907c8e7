using System.Globalization;
using System.Text;
using Tabib.App.Synth.Lives;
using Tabib.Core.Identity;

namespace Tabib.App.Synth.Hl7;

/// <summary>HL7 v2.5.1 messages of an outside laboratory about patients whom the FHIR files know: an admission and results that are nowhere else. PID-3 carries the same identifier as the Patient.</summary>
internal static class OutsideResults
{
    private const int Every = 15;

    private const int Last = 60;

    private static readonly (string Loinc, string Name, string Unit, double Mean, double Spread, double Low, double High, int Decimals)[] Tests =
    [
        ("2276-4", "Ferritin", "ng/mL", 95, 0.6, 20, 300, 0), ("1989-3", "25-hydroxyvitamin D3", "ng/mL", 24, 0.35, 30, 100, 0),
        ("2132-9", "Vitamin B12", "pg/mL", 390, 0.35, 200, 900, 0), ("3084-1", "Urate", "mg/dL", 5.6, 0.2, 3.5, 7.2, 1),
    ];

    /// <summary>True where there are messages about the person.</summary>
    public static bool IsFor(History history) => history.Person.Index < Last && history.Person.Index % Every == 5 && history.Death is null && history.Visits.Count > 0;

    public static void WriteAdmission(Stream file, Person person, SynthSettings settings)
    {
        var when = MessageTime(settings);
        Write(file, [Header(person, "ADT^A04^ADT_A01", "A", when), $"EVN||{Stamp(when)}", Patient(person), $"PV1|1|O|LAB^^^archazor||||{Doctor(person)}"]);
    }

    public static void WriteResults(Stream file, Person person, SynthSettings settings)
    {
        var draws = Draws.For(settings.Seed, person.Index, DrawPurpose.Messages);
        var taken = MessageTime(settings).AddMinutes(20);
        var released = taken.AddHours(26);
        var segments = new List<string>
        {
            Header(person, "ORU^R01^ORU_R01", "R", released), Patient(person), $"OBR|1|{person.Index + 7001}|{person.Index + 9001}|OUT^Outside panel^L|||{Stamp(taken)}|||||||||{Doctor(person)}||||||{Stamp(released)}|||F",
        };
        foreach (var test in Tests)
        {
            var value = test.Mean * Math.Exp(draws.Normal(0, test.Spread));
            var flag = value < test.Low ? "L" : value > test.High ? "H" : "N";
            segments.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"OBX|{segments.Count - 2}|NM|{test.Loinc}^{test.Name}^LN||{Number(value, test.Decimals)}|{test.Unit}^^UCUM|{test.Low:0.#}-{test.High:0.#}|{flag}|||F|||{Stamp(taken)}"));
        }

        Write(file, segments);
    }

    private static DateTime MessageTime(SynthSettings settings) => settings.Until.AddDays(-41).ToDateTime(new TimeOnly(9, 10));

    private static string Header(Person person, string type, string kind, DateTime when) =>
        string.Create(CultureInfo.InvariantCulture, $"MSH|^~\\&|OUTLAB|OUTLAB|TABIB|{person.Home.Id}|{Stamp(when)}||{type}|{kind}{person.Index + 1:D6}|P|2.5.1||||||UNICODE UTF-8");

    private static string Patient(Person person) =>
        string.Create(CultureInfo.InvariantCulture, $"PID|1||{person.RecordNumber}^^^{person.Home.Id}&{person.Home.RecordSystem}&URI^MR||{person.Family}^{person.Given}||{person.Birth:yyyyMMdd}|{(person.Sex == Sex.Female ? 'F' : 'M')}");

    private static string Doctor(Person person) => $"{person.Home.Clinicians[0].Id}^{person.Home.Clinicians[0].Family}^{person.Home.Clinicians[0].Given}";

    private static string Stamp(DateTime when) => when.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "+0500";

    private static string Number(double value, int decimals) => value.ToString(decimals == 0 ? "F0" : "F1", CultureInfo.InvariantCulture);

    /// <summary>Segments end with a carriage return, as the standard says.</summary>
    private static void Write(Stream file, IReadOnlyList<string> segments) => file.Write(Encoding.UTF8.GetBytes(string.Concat(segments.Select(segment => segment + "\r"))));
}
