using System.Text.Json.Nodes;
using Tabib.Core.Coding;
using Tabib.Core.Time;

namespace Tabib.Ingest.Hl7v2;

/// <summary>PV1 to Encounter.</summary>
internal static class EncounterMapper
{
    private const string NullFlavor = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor";

    private static readonly string[] Elements = ["identifier", "status", "class", "subject", "period", "location"];

    /// <summary>The Encounter that a visit is; null where nothing names it.</summary>
    public static string? IdOf(Hl7Segment? pv1, Hl7Segment pid, MessageContext context) => Number(pv1, pid, context) is { } number ? DerivedId.Of("Encounter", number.System, number.Value) : null;

    /// <summary>Writes the Encounter as it is after an event of admission, transfer or discharge.</summary>
    /// <exception cref="MessageFaultException">HL7016: it ends before it starts.</exception>
    public static void Map(Hl7Segment pv1, Hl7Segment pid, string patient, MessageContext context)
    {
        if (Number(pv1, pid, context) is not { } number)
        {
            context.Tell("HL7024", "A visit has no number: it is left out.", pv1, 19);
            return;
        }

        var id = DerivedId.Of("Encounter", number.System, number.Value);
        var state = context.State("Encounter", id);
        state["identifier"] = new JsonArray(new JsonObject { ["system"] = number.System, ["value"] = number.Value });
        state["subject"] = new JsonObject { ["reference"] = "Patient/" + patient };
        if (pv1[2].HasValue || !state.ContainsKey("class")) state["class"] = Class(pv1[2].First.Component(1).Value);
        UpdatePeriod(state, pv1, context);
        state["status"] = Status(context.Message.Event, state);
        UpdateLocation(state, pv1);
        context.Write("Encounter", id, state, Elements, pv1.Line);
    }

    private static (string System, string Value)? Number(Hl7Segment? pv1, Hl7Segment pid, MessageContext context) =>
        pv1 is null ? null : Identifiers.Visit(context, pv1[19]) ?? Identifiers.Visit(context, pv1[50]) ?? Identifiers.Visit(context, pid[18]);

    private static JsonObject Class(string code)
    {
        var (system, value) = code switch
        {
            "I" or "B" => (CodeSystems.ActCode, "IMP"),
            "O" or "R" or "C" => (CodeSystems.ActCode, "AMB"),
            "E" => (CodeSystems.ActCode, "EMER"),
            "P" => (CodeSystems.ActCode, "PRENC"),
            _ => (NullFlavor, "UNK"),
        };
        return new JsonObject { ["system"] = system, ["code"] = value };
    }

    private static void UpdatePeriod(JsonObject state, Hl7Segment pv1, MessageContext context)
    {
        var period = state["period"] as JsonObject ?? [];
        var occurred = context.Message.Find("EVN") is { } evn ? context.Time(evn, 6) : null;
        var (start, end) = (context.Time(pv1, 44), context.Time(pv1, 45));
        if (pv1[44].IsDelete) period.Remove("start");
        if (pv1[45].IsDelete || context.Message.Event == "A13") period.Remove("end");
        if ((start ?? (context.Message.Event is "A01" or "A04" && !period.ContainsKey("start") ? occurred : null)) is { } began) period["start"] = began.Text;
        if (context.Message.Event != "A13" && (end ?? (context.Message.Event == "A03" && !period.ContainsKey("end") ? occurred : null)) is { } over) period["end"] = over.Text;
        if (Ends(period) <= Starts(period)) throw new MessageFaultException("HL7016", "The visit ends before it starts.", pv1.Line, pv1.Path(45));
        if (period.Count > 0) state["period"] = period.DeepClone();
        else state.Remove("period");
    }

    private static DateTimeOffset? Starts(JsonObject period) => Moment(period, "start")?.Start;

    private static DateTimeOffset? Ends(JsonObject period) => Moment(period, "end")?.End;

    private static Interval? Moment(JsonObject period, string name) => period[name].AsText() is { } text && DateTextReader.TryRead(text, out var interval, out _) ? interval : null;

    private static string Status(string trigger, JsonObject state)
    {
        var isOver = state["period"].TextOf("end") is not null;
        var before = state["status"].AsText();
        return trigger switch
        {
            "A11" => "cancelled",
            "A03" => "finished",
            "A05" => "planned",
            "A08" when before is "planned" or "cancelled" => before,
            _ => isOver ? "finished" : "in-progress",
        };
    }

    /// <summary>Point of care, room, bed, facility.</summary>
    private static void UpdateLocation(JsonObject state, Hl7Segment pv1)
    {
        var place = pv1[3].First;
        if (pv1[3].IsDelete) state.Remove("location");
        if (!place.HasValue) return;
        var display = string.Join(' ', new[] { place.Component(1).Value, place.Component(2).Value, place.Component(3).Value, place.Component(4).Value }.Where(part => part.Length > 0));
        if (display.Length > 0) state["location"] = new JsonArray(new JsonObject { ["location"] = new JsonObject { ["display"] = display } });
    }
}
