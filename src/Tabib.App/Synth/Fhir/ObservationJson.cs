using Tabib.App.Synth.Lives;
using Tabib.Core.Coding;

namespace Tabib.App.Synth.Fhir;

/// <summary>Observations: vital signs, laboratory in the units of the hospital, habits.</summary>
internal sealed class ObservationJson
{
    private const string Categories = "http://terminology.hl7.org/CodeSystem/observation-category";

    private static readonly (string Code, string Display)[] Smokers =
        [("266919005", "Never smoked tobacco"), ("8517006", "Ex-smoker"), ("449868002", "Smokes tobacco daily")];

    private readonly Dictionary<(Test Test, bool IsSi), byte[]> _codes = [];
    private readonly Dictionary<string, byte[]> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _categories = [];
    private readonly byte[] _pressure = JsonParts.Rendered(json => WriteCode(json, "85354-9", "Blood pressure panel with all children optional"));
    private readonly byte[] _smoking = JsonParts.Rendered(json => WriteCode(json, "72166-2", "Tobacco smoking status"));

    public static string IdOf(Person person, int reading) => $"{person.Id}-o{reading + 1}";

    public void Write(ResourceSink sink, History history)
    {
        var readings = history.Readings;
        for (var number = 0; number < readings.Count; number++)
        {
            var reading = readings[number];
            var isPressure = reading.Test == Test.Systolic && number + 1 < readings.Count && readings[number + 1].Test == Test.Diastolic;
            Begin(sink, history, IdOf(history.Person, number), reading.Test.Kind, isPressure ? _pressure : CodeOf(reading.Test, IsSi(history, reading)), reading.Visit, reading.When, reading.Issued);
            if (isPressure) WriteComponents(sink, reading, readings[++number]);
            else WriteValue(sink, reading, IsSi(history, reading));
            sink.End();
        }

        for (var number = 0; number < history.SmokingAnswers.Count; number++)
        {
            var answer = history.SmokingAnswers[number];
            Begin(sink, history, $"{history.Person.Id}-s{number + 1}", Test.SocialHistory, _smoking, answer.Visit, answer.When, answer.When.AddMinutes(1));
            var (code, display) = Smokers[(int)answer.Status];
            sink.Json.Concept("valueCodeableConcept"u8, CodeSystems.Snomed, code, display);
            sink.End();
        }
    }

    private static bool IsSi(History history, Reading reading) => reading.Test.Si is not null && history.Visits[reading.Visit].Hospital.UsesSi;

    private void Begin(ResourceSink sink, History history, string id, string kind, byte[] code, int visit, DateTime when, DateTime issued)
    {
        sink.Begin("Observation", id);
        var json = sink.Json;
        json.WriteString("status"u8, "final");
        json.WritePropertyName("category"u8);
        json.WriteRawValue(CategoryOf(kind), skipInputValidation: true);
        json.WritePropertyName("code"u8);
        json.WriteRawValue(code, skipInputValidation: true);
        sink.Subject("subject"u8, history.Person.Id);
        sink.Visit(history.Person.Id, visit);
        json.Moment("effectiveDateTime"u8, when);
        json.Moment("issued"u8, issued);
    }

    private void WriteComponents(ResourceSink sink, in Reading systolic, in Reading diastolic)
    {
        var json = sink.Json;
        json.WriteStartArray("component"u8);
        foreach (var reading in (ReadOnlySpan<Reading>)[systolic, diastolic])
        {
            json.WriteStartObject();
            json.WritePropertyName("code"u8);
            json.WriteRawValue(CodeOf(reading.Test, isSi: false), skipInputValidation: true);
            WriteValue(sink, reading, isSi: false);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteValue(ResourceSink sink, in Reading reading, bool isSi)
    {
        if (isSi && reading.Test.Si is { } si) sink.Json.Quantity(reading.Value * si.Factor, si.Decimals, UnitOf(si.Unit));
        else sink.Json.Quantity(reading.Value, reading.Test.Decimals, UnitOf(reading.Test.Unit));
    }

    private byte[] UnitOf(string unit) => _units.TryGetValue(unit, out var known) ? known : _units[unit] = JsonParts.QuantityTail(unit);

    private byte[] CodeOf(Test test, bool isSi)
    {
        if (_codes.TryGetValue((test, isSi), out var known)) return known;
        var display = isSi && test.Si!.Loinc != test.Loinc ? test.Display.Replace("[Mass/volume]", "[Moles/volume]", StringComparison.Ordinal) : test.Display;
        return _codes[(test, isSi)] = JsonParts.Rendered(json => WriteCode(json, isSi ? test.Si!.Loinc : test.Loinc, display));
    }

    private static void WriteCode(System.Text.Json.Utf8JsonWriter json, string loinc, string display)
    {
        json.WriteStartObject();
        json.WriteStartArray("coding"u8);
        json.Coding(CodeSystems.Loinc, loinc, display);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private byte[] CategoryOf(string kind)
    {
        if (_categories.TryGetValue(kind, out var known)) return known;
        return _categories[kind] = JsonParts.Rendered(json =>
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteStartArray("coding"u8);
            json.Coding(Categories, kind, null);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        });
    }
}
