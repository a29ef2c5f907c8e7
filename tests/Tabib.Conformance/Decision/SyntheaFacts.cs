using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Core.Time;
using Tabib.Core.Units;

namespace Tabib.Conformance.Decision;

/// <summary>A reader of the Synthea load set made for these tests alone, so that what they expect does not lean on the product's own reader.</summary>
internal static class SyntheaFacts
{
    public static string? Folder => SharedData.TryFind("records/synthea/load");

    public static IEnumerable<JsonElement> Read(string folder, string type)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, type + ".ndjson.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0) yield return JsonDocument.Parse(line).RootElement;
        }
    }

    public static Dictionary<string, List<Fact>> ByPatient(string folder)
    {
        var all = new Dictionary<string, List<Fact>>(StringComparer.Ordinal);
        foreach (var patient in Read(folder, "Patient")) all["Patient/" + patient.GetProperty("id").GetString()] = [.. Demographics(patient)];
        foreach (var type in new[] { "Condition", "MedicationRequest", "Observation", "Immunization", "Procedure" })
        {
            foreach (var resource in Read(folder, type)) all[Subject(resource)].AddRange(Facts(type, resource));
        }

        return all;
    }

    public static string Subject(JsonElement resource) =>
        resource.GetProperty(resource.TryGetProperty("subject", out _) ? "subject" : "patient").GetProperty("reference").GetString()!;

    private static IEnumerable<Fact> Demographics(JsonElement patient)
    {
        yield return Of(patient, "Patient", FactKind.Demographic, DemographicCodes.BirthDate, "1900-01-01", FactValue.Date(patient.GetProperty("birthDate").GetString()!));
        yield return Of(patient, "Patient", FactKind.Demographic, DemographicCodes.Sex, "1900-01-01", FactValue.Of(new Code("", patient.GetProperty("gender").GetString()!)));
        if (patient.TryGetProperty("deceasedDateTime", out var death)) yield return Of(patient, "Patient", FactKind.Demographic, DemographicCodes.Death, death.GetString()!, FactValue.Date(death.GetString()!));
    }

    private static IEnumerable<Fact> Facts(string type, JsonElement resource)
    {
        switch (type)
        {
            case "Condition":
                var isActive = resource.GetProperty("clinicalStatus").GetProperty("coding")[0].GetProperty("code").GetString() == "active";
                var onset = resource.GetProperty("onsetDateTime").GetString()!;
                yield return Of(resource, type, FactKind.Condition, CodeOf(resource.GetProperty("code")), onset) with
                {
                    Status = isActive ? FactStatus.Active : FactStatus.Ended,
                    Effective = new Interval(Moment(onset), resource.TryGetProperty("abatementDateTime", out var end) ? Moment(end.GetString()!) : DateTimeOffset.MaxValue),
                };
                break;
            case "MedicationRequest":
                if (!resource.TryGetProperty("medicationCodeableConcept", out var drug)) break;
                yield return Of(resource, type, FactKind.Medication, CodeOf(drug), resource.GetProperty("authoredOn").GetString()!) with
                {
                    Status = resource.GetProperty("status").GetString() == "active" ? FactStatus.Active : FactStatus.Ended,
                    Display = drug.GetProperty("coding")[0].GetProperty("display").GetString()!,
                };
                break;
            case "Immunization":
                yield return Of(resource, type, FactKind.Immunization, CodeOf(resource.GetProperty("vaccineCode")), resource.GetProperty("occurrenceDateTime").GetString()!);
                break;
            case "Procedure":
                var performed = resource.TryGetProperty("performedPeriod", out var period) ? period.GetProperty("start") : resource.GetProperty("performedDateTime");
                yield return Of(resource, type, FactKind.Procedure, CodeOf(resource.GetProperty("code")), performed.GetString()!);
                break;
            default:
                var at = resource.GetProperty("effectiveDateTime").GetString()!;
                yield return Of(resource, type, FactKind.Observation, CodeOf(resource.GetProperty("code")), at, Value(resource));
                if (!resource.TryGetProperty("component", out var components)) break;
                foreach (var component in components.EnumerateArray()) yield return Of(resource, type, FactKind.Observation, CodeOf(component.GetProperty("code")), at, Value(component));
                break;
        }
    }

    private static FactValue Value(JsonElement holder)
    {
        if (holder.TryGetProperty("valueQuantity", out var quantity) && quantity.TryGetProperty("value", out var number))
            return FactValue.Of(new Quantity(number.GetRawText(), quantity.TryGetProperty("code", out var unit) ? unit.GetString()! : ""));
        return holder.TryGetProperty("valueCodeableConcept", out var concept) ? FactValue.Of(CodeOf(concept)) : FactValue.None;
    }

    private static Code CodeOf(JsonElement concept)
    {
        var coding = concept.GetProperty("coding")[0];
        return new Code(coding.GetProperty("system").GetString()!, coding.GetProperty("code").GetString()!);
    }

    private static Fact Of(JsonElement resource, string type, FactKind kind, Code code, string at, FactValue value = default) => new()
    {
        Patient = new PatientKey(1),
        Kind = kind,
        Code = code,
        Value = value,
        Effective = new Interval(Moment(at), Moment(at).AddTicks(1)),
        KnownAt = Moment(at),
        Source = new FactSource(1, type, resource.GetProperty("id").GetString()!, 1),
    };

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
