using System.Text.Json.Nodes;

namespace Tabib.Ingest.Hl7v2;

/// <summary>PID to Patient: empty fields leave what was known, two quotes delete it.</summary>
internal static class PatientMapper
{
    public static readonly string[] Elements = ["identifier", "active", "name", "telecom", "gender", "birthDate", "deceasedBoolean", "deceasedDateTime", "address", "link"];

    /// <summary>Writes the Patient.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="MessageFaultException">HL7011: nothing names the patient.</exception>
    public static string Map(Hl7Segment pid, MessageContext context)
    {
        var identifiers = Identifiers.Read(context, pid[3], pid[2], pid[4]);
        if (identifiers.Count == 0) throw new MessageFaultException("HL7011", "No identifier names the patient.", pid.Line, pid.Path(3));
        var id = IdOf(identifiers);
        var state = context.State("Patient", id);
        Update(state, pid, identifiers, context);
        context.Write("Patient", id, state, Elements, pid.Line);
        return id;
    }

    /// <summary>From the main identifier alone, so that it stays the same whatever else a message says.</summary>
    public static string IdOf(List<(string System, string Value, string Type)> identifiers) => DerivedId.Of("Patient", identifiers[0].System, identifiers[0].Value);

    public static void Update(JsonObject state, Hl7Segment pid, List<(string System, string Value, string Type)> identifiers, MessageContext context)
    {
        UpdateIdentifiers(state, identifiers);
        Set(state, "name", pid[5], () => PersonElements.Names(pid[5]));
        UpdateGender(state, pid, context);
        UpdateBirth(state, pid, context);
        Set(state, "address", pid[11], () => PersonElements.Addresses(pid[11]));
        UpdateTelecom(state, pid);
        UpdateDeath(state, pid, context);
    }

    /// <summary>New values take the place of older ones of the same system; those of other systems stay.</summary>
    public static void UpdateIdentifiers(JsonObject state, List<(string System, string Value, string Type)> identifiers)
    {
        var systems = identifiers.Select(identifier => identifier.System).ToHashSet(StringComparer.Ordinal);
        var kept = (state["identifier"] as JsonArray ?? []).Where(known => known.TextOf("system") is { } system && !systems.Contains(system)).Select(known => known!.DeepClone());
        var all = new JsonArray();
        foreach (var (system, value, type) in identifiers)
        {
            var identifier = new JsonObject();
            if (type.Length > 0) identifier["type"] = PersonElements.Concept("http://terminology.hl7.org/CodeSystem/v2-0203", type);
            identifier["system"] = system;
            identifier["value"] = value;
            all.Add(identifier);
        }

        foreach (var known in kept) all.Add(known);
        state["identifier"] = all;
    }

    private static void Set(JsonObject state, string element, Hl7Field field, Func<JsonNode?> value)
    {
        if (field.IsDelete) state.Remove(element);
        else if (field.HasValue && value() is { } node) state[element] = node;
    }

    private static void UpdateGender(JsonObject state, Hl7Segment pid, MessageContext context) => Set(state, "gender", pid[8], () =>
    {
        var gender = pid[8].First.Component(1).Value.ToUpperInvariant() switch
        {
            "F" => "female",
            "M" => "male",
            "O" or "A" or "N" => "other",
            "U" => "unknown",
            _ => null,
        };
        if (gender is null) context.Warn("HL7025", "The code of sex is not known: it is left out.", pid, 8, "One of F, M, O, A, N, U.");
        return gender;
    });

    private static void UpdateBirth(JsonObject state, Hl7Segment pid, MessageContext context) => Set(state, "birthDate", pid[7], () =>
    {
        if (TryTime(pid, 7, context) is { } birth) return birth.Date;
        context.Warn("HL7025", "The date of birth is no date that exists: it is left out.", pid, 7);
        return null;
    });

    private static Hl7Time? TryTime(Hl7Segment pid, int field, MessageContext context)
    {
        try
        {
            return context.Time(pid, field);
        }
        catch (MessageFaultException)
        {
            return null;
        }
    }

    private static void UpdateTelecom(JsonObject state, Hl7Segment pid)
    {
        if (pid[13].IsDelete && pid[14].IsDelete) state.Remove("telecom");
        if (!pid[13].HasValue && !pid[14].HasValue) return;
        var all = new JsonArray();
        foreach (var (field, use) in ((Hl7Field, string)[])[(pid[13], "home"), (pid[14], "work")])
        {
            // Each field speaks of its own use only.
            if (field.HasValue) PersonElements.AddTelecom(all, field, use);
            else if (!field.IsDelete) PersonElements.KeepTelecom(all, state["telecom"] as JsonArray, use);
        }

        state["telecom"] = all;
    }

    /// <summary>PID-29 time of death, PID-30 indicator.</summary>
    private static void UpdateDeath(JsonObject state, Hl7Segment pid, MessageContext context)
    {
        var (time, indicator) = (pid[29], pid[30].First.Component(1).Value);
        if (time.IsDelete) state.Remove("deceasedDateTime");
        if (pid[30].IsDelete || indicator == "N") state.Remove("deceasedBoolean");
        if (time.HasValue && indicator == "N")
        {
            context.Warn("HL7025", "The message says a time of death and that the patient is not dead: both are left out.", pid, 30);
            return;
        }

        if (time.HasValue)
        {
            if (TryTime(pid, 29, context) is { } death) state["deceasedDateTime"] = death.Text;
            else context.Warn("HL7025", "The time of death is no time that exists.", pid, 29);
            if (!state.ContainsKey("deceasedDateTime")) state["deceasedBoolean"] = true;
            else state.Remove("deceasedBoolean");
        }
        else if (indicator == "Y" && !state.ContainsKey("deceasedDateTime"))
        {
            state["deceasedBoolean"] = true;
        }
        else if (indicator == "N")
        {
            state.Remove("deceasedDateTime");
            state["deceasedBoolean"] = false;
        }
    }
}
