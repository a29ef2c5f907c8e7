using System.Text.Json;

namespace Tabib.Ingest.Hl7v2;

/// <summary>One OBR with its OBX: a DiagnosticReport and its Observations.</summary>
/// <remarks>Identity: filler order number (else the placer's) with the service, and for an observation its code and sub-id: a correction is a new version of what it corrects.</remarks>
internal sealed class ResultMapper(MessageContext context, string patient, string? encounter)
{
    private const string Flags = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
    private const string ServiceSections = "http://terminology.hl7.org/CodeSystem/v2-0074";

    private static readonly HashSet<string> KnownFlags = ["<", ">", "A", "AA", "B", "D", "E", "H", "HH", "HU", "I", "IND", "L", "LL", "LU", "N", "NEG", "POS", "R", "RR", "S", "SS", "U", "W"];

    /// <param name="orc">The order's common segment; null where there is none.</param>
    /// <param name="items">In the order of the message.</param>
    /// <exception cref="MessageFaultException">HL7012, HL7016, HL7018: what makes the result unsafe to use.</exception>
    public void Map(Hl7Segment? orc, Hl7Segment obr, IReadOnlyList<ResultItem> items)
    {
        var service = CodedElement.Read(obr[4].First, context);
        if (service.IsEmpty) throw new MessageFaultException("HL7018", "The report does not say what was examined.", obr.Line, obr.Path(4));
        var filler = Identifiers.Order(context, obr[3], "filler") ?? (orc is null ? null : Identifiers.Order(context, orc[3], "filler"));
        var placer = Identifiers.Order(context, obr[2], "placer") ?? (orc is null ? null : Identifiers.Order(context, orc[2], "placer"));
        var (start, end) = (context.Time(obr, 7), context.Time(obr, 8));
        if (start is not null && end is not null && end.Value.End <= start.Value.Start) throw new MessageFaultException("HL7016", "The examination ends before it starts.", obr.Line, obr.Path(8));
        var issued = context.Time(obr, 22) ?? context.Sent;

        // Without an order number, whose it is and when it was made names the report; without a time, the message does.
        var order = (filler ?? placer) is { } number ? $"{number.System}|{number.Value}" : $"{patient}|{start?.Text ?? $"{context.Message.Sender}|{context.Message.ControlId}"}";
        var key = $"{order}\u001F{service.Key}";
        var results = new List<string>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in Joined(items))
        {
            var name = $"{key}\u001F{item.Code.Key}\u001F{item.Obx[4].Whole}";
            var ordinal = numbers.GetValueOrDefault(name);
            numbers[name] = ordinal + 1;
            var id = DerivedId.Of("Observation", name, ordinal == 0 ? "" : $"{ordinal}");
            if (WriteObservation(id, item, start, issued, obr)) results.Add(id);
        }

        WriteReport(DerivedId.Of("DiagnosticReport", key), service, filler, placer, start, end, issued, results, obr);
    }

    /// <summary>Lines of one text come as an OBX each; they are one observation.</summary>
    private static IEnumerable<ResultItem> Joined(IReadOnlyList<ResultItem> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (!item.IsText)
            {
                yield return item;
                continue;
            }

            var lines = new List<Hl7Field>(item.Value);
            var notes = new List<string>(item.Notes);
            while (i + 1 < items.Count && items[i + 1] is { IsText: true } next && next.Code.Key == item.Code.Key && next.Obx[4].Whole == item.Obx[4].Whole)
            {
                lines.AddRange(next.Value);
                notes.AddRange(next.Notes);
                i++;
            }

            yield return item with { Value = lines, Notes = notes };
        }
    }

    /// <returns>False where the OBX is left out; a problem says why.</returns>
    private bool WriteObservation(string id, ResultItem item, Hl7Time? taken, Hl7Time? issued, Hl7Segment obr)
    {
        var obx = item.Obx;
        var value = ResultValue.Read(item, context);
        if (value is null) return false;
        var status = ObservationStatus(obx[11].Component(1).Value);
        if (obx[11].Component(1).Value == "U" && item.Value.Count == 0)
        {
            context.Warn("HL7026", "A result became final without being sent again: it stays as it was sent.", obx, 11);
            return false;
        }

        var effective = context.Time(obx, 14) ?? taken;
        var json = context.Begin("Observation", id);
        json.WriteString("status"u8, status);
        if (obr[24].HasValue) json.Concepts("category", ServiceSections, obr[24].First.Component(1).Value);
        item.Code.Write(json, "code");
        Subject(json);
        if (effective is { } time) json.WriteString("effectiveDateTime"u8, time.Text);
        if (issued is { } known) json.WriteString("issued"u8, known.Instant);
        value.Write(json);
        WriteInterpretation(json, obx);
        ReferenceRange.Write(json, obx[7].Whole, context.Units.Read(obx[6].First.Component(1).Value));
        WriteNotes(json, item.Notes);
        context.End(obx.Line);
        return true;
    }

    private void WriteReport(
        string id, CodedElement service, (string System, string Value)? filler, (string System, string Value)? placer, Hl7Time? start, Hl7Time? end, Hl7Time? issued, List<string> results, Hl7Segment obr)
    {
        var json = context.Begin("DiagnosticReport", id);
        WriteNumbers(json, filler, placer);
        json.WriteString("status"u8, ReportStatus(obr[25].Component(1).Value));
        if (obr[24].HasValue) json.Concepts("category", ServiceSections, obr[24].First.Component(1).Value);
        service.Write(json, "code");
        Subject(json);
        if (start is { } begin && end is { } finish)
        {
            json.WriteStartObject("effectivePeriod"u8);
            json.WriteString("start"u8, begin.Text);
            json.WriteString("end"u8, finish.Text);
            json.WriteEndObject();
        }
        else if (start is { } time)
        {
            json.WriteString("effectiveDateTime"u8, time.Text);
        }

        if (issued is { } known) json.WriteString("issued"u8, known.Instant);
        if (results.Count > 0)
        {
            json.WriteStartArray("result"u8);
            foreach (var result in results) json.Reference("Observation/" + result);
            json.WriteEndArray();
        }

        context.End(obr.Line);
    }

    private void Subject(Utf8JsonWriter json)
    {
        json.Reference("subject", "Patient/" + patient);
        if (encounter is not null) json.Reference("encounter", "Encounter/" + encounter);
    }

    private static void WriteNumbers(Utf8JsonWriter json, (string System, string Value)? filler, (string System, string Value)? placer)
    {
        if (filler is null && placer is null) return;
        json.WriteStartArray("identifier"u8);
        if (filler is { } own) json.Identifier(own.System, own.Value);
        if (placer is { } theirs) json.Identifier(theirs.System, theirs.Value);
        json.WriteEndArray();
    }

    private static void WriteInterpretation(Utf8JsonWriter json, Hl7Segment obx)
    {
        if (!obx[8].HasValue) return;
        json.WriteStartArray("interpretation"u8);
        foreach (var flag in obx[8].Repetitions)
        {
            var code = flag.Component(1).Value;
            if (code.Length == 0) continue;
            json.WriteStartObject();
            json.WriteStartArray("coding"u8);
            json.Coding(KnownFlags.Contains(code) ? Flags : "http://terminology.hl7.org/CodeSystem/v2-0078", code, null);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNotes(Utf8JsonWriter json, List<string> notes)
    {
        if (notes.Count == 0) return;
        json.WriteStartArray("note"u8);
        json.WriteStartObject();
        json.WriteString("text"u8, string.Join('\n', notes));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Table 0085.</summary>
    private static string ObservationStatus(string code) => code switch
    {
        "F" or "U" => "final",
        "P" or "R" or "S" => "preliminary",
        "C" => "corrected",
        "A" => "amended",
        "I" or "O" or "N" => "registered",
        "X" => "cancelled",
        "D" or "W" => "entered-in-error",
        _ => "unknown",
    };

    /// <summary>Table 0123.</summary>
    private static string ReportStatus(string code) => code switch
    {
        "F" => "final",
        "C" => "corrected",
        "P" or "R" => "preliminary",
        "A" => "partial",
        "I" or "O" or "S" => "registered",
        "X" => "cancelled",
        _ => "unknown",
    };
}
