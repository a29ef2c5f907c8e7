using System.Text.Json;

namespace Tabib.Ingest.Hl7v2;

/// <summary>OBX-5 by its type (OBX-2) and unit (OBX-6), as the value[x] of an Observation.</summary>
internal sealed class ResultValue
{
    private readonly Action<Utf8JsonWriter> _write;

    private ResultValue(Action<Utf8JsonWriter> write) => _write = write;

    public void Write(Utf8JsonWriter json) => _write(json);

    /// <returns>Null where a value of this type is left out; a problem says so.</returns>
    /// <exception cref="MessageFaultException">HL7012: a time that does not exist.</exception>
    public static ResultValue? Read(ResultItem item, MessageContext context)
    {
        if (item.Value.Count == 0) return new ResultValue(Absent);
        var value = item.Value[0];
        switch (item.Type)
        {
            case "NM":
                return Number(item.Obx, value.Whole, context) ?? NotANumber(item.Obx, value, context);
            case "SN":
                return StructuredNumeric.Read(item.Obx, value, context) is { } write ? new ResultValue(write) : NotANumber(item.Obx, value, context);
            case "ST" or "TX" or "FT":
                return (item.Value.Count == 1 && item.Type == "ST" && item.Obx[6].HasValue ? Number(item.Obx, value.Whole, context) : null) ?? Text(string.Join('\n', item.Value.Select(line => line.Whole)));
            case "CE" or "CWE" or "CNE" or "CF":
                var code = CodedElement.Read(value, context);
                return code.IsEmpty ? Text(value.Whole) : new ResultValue(json => code.Write(json, "valueCodeableConcept"));
            case "IS" or "ID":
                var plain = new CodedElement([("", value.Component(1).Value, "")], "");
                return plain.Codings[0].Code.Length == 0 ? Text(value.Whole) : new ResultValue(json => plain.Write(json, "valueCodeableConcept"));
            case "DT" or "TS" or "DTM":
                var time = context.Time(item.Obx, 5, value);
                return time is null ? new ResultValue(Absent) : new ResultValue(json => json.WriteString("valueDateTime"u8, time.Value.Text));
            case "TM":
                return Clock(value) is { } clock ? new ResultValue(json => json.WriteString("valueTime"u8, clock)) : Text(value.Whole);
            default:
                context.Warn("HL7015", "A result of a type that is not read (documents, images, waveforms ...) is left out; the message itself is kept.", item.Obx, 2, "NM, SN, ST, TX, FT, CE, CWE, DT, TM and TS are read.");
                return null;
        }
    }

    /// <summary>The unit of OBX-6: UCUM where it is or was surely meant, else the text alone, with a problem.</summary>
    public static (string Text, string? Code) Unit(Hl7Segment obx, MessageContext context)
    {
        var field = obx[6].First;
        var text = field.Component(1).Value is { Length: > 0 } code ? code : field.Component(2).Value;
        if (text.Length == 0) return ("", null);
        var unit = context.Units.Read(text);
        if (unit.Code is null && unit.Meant is null)
            context.Warn("HL7014", "A unit is no UCUM and is spelled like none: the value keeps it as text and cannot be compared.", obx, 6, "Send UCUM codes.");
        return (text, unit.Code ?? unit.Meant);
    }

    private static ResultValue? Number(Hl7Segment obx, string text, MessageContext context)
    {
        if (MeasuredNumber.TryRead(text, decimalComma: false, out var number) != MeasuredNumber.Fault.None) return null;
        var (unit, code) = Unit(obx, context);
        return new ResultValue(json => json.Quantity("valueQuantity", number.Digits, number.Comparator, unit, code));
    }

    private static ResultValue NotANumber(Hl7Segment obx, Hl7Field value, MessageContext context)
    {
        context.Warn("HL7013", "A numeric result is no number: it is kept as a text.", obx, 5, "Send words as ST, bounds as SN.");
        return Text(value.Whole);
    }

    private static ResultValue Text(string text) => text.Length == 0 ? new ResultValue(Absent) : new ResultValue(json => json.WriteString("valueString"u8, text));

    private static void Absent(Utf8JsonWriter json) => json.Concept("dataAbsentReason", "http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown");

    /// <summary>HHMM[SS] as FHIR has it.</summary>
    private static string? Clock(Hl7Field value)
    {
        var text = value.Value;
        var digits = text.Split('.', '+', '-')[0];
        if (digits.Length is not (4 or 6) || !TimeOnly.TryParseExact(digits, digits.Length == 4 ? "HHmm" : "HHmmss", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var time)) return null;
        return time.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
    }
}
