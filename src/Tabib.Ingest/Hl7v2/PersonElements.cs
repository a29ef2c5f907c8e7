using System.Text.Json.Nodes;

namespace Tabib.Ingest.Hl7v2;

/// <summary>Names (XPN), addresses (XAD) and telephone numbers (XTN) as FHIR has them.</summary>
internal static class PersonElements
{
    /// <returns>Null where no repetition holds a name.</returns>
    public static JsonArray? Names(Hl7Field field)
    {
        var names = new JsonArray();
        foreach (var xpn in field.Repetitions)
        {
            var name = new JsonObject();
            Put(name, "use", NameUse(xpn.Component(7).Value));
            Put(name, "family", xpn.Component(1).Value);
            PutList(name, "given", xpn.Component(2).Value, xpn.Component(3).Value);
            PutList(name, "prefix", xpn.Component(5).Value);
            PutList(name, "suffix", xpn.Component(4).Value, xpn.Component(6).Value);
            if (name.ContainsKey("family") || name.ContainsKey("given")) names.Add(name);
        }

        return names.Count > 0 ? names : null;
    }

    /// <returns>Null where no repetition holds an address.</returns>
    public static JsonArray? Addresses(Hl7Field field)
    {
        var addresses = new JsonArray();
        foreach (var xad in field.Repetitions)
        {
            var address = new JsonObject();
            PutList(address, "line", xad.Component(1).Value, xad.Component(2).Value);
            Put(address, "city", xad.Component(3).Value);
            Put(address, "district", xad.Component(9).Value);
            Put(address, "state", xad.Component(4).Value);
            Put(address, "postalCode", xad.Component(5).Value);
            Put(address, "country", xad.Component(6).Value);
            if (address.Count == 0) continue;
            var use = xad.Component(7).Value switch
            {
                "H" or "L" or "P" => "home",
                "B" or "O" => "work",
                "C" => "temp",
                "BA" => "old",
                _ => "",
            };
            Put(address, "use", use);
            addresses.Add(address);
        }

        return addresses.Count > 0 ? addresses : null;
    }

    public static void AddTelecom(JsonArray all, Hl7Field field, string use)
    {
        foreach (var xtn in field.Repetitions)
        {
            var (email, kind) = (xtn.Component(4).Value, xtn.Component(3).Value);
            var isMail = kind is "Internet" or "X.400" || xtn.Component(2).Value == "NET";
            var number = xtn.Component(1).Value is { Length: > 0 } whole ? whole
                : xtn.Component(12).Value is { Length: > 0 } unformatted ? unformatted
                : string.Join(' ', new[] { xtn.Component(5).Value, xtn.Component(6).Value, xtn.Component(7).Value }.Where(part => part.Length > 0));
            if (email.Length > 0) Add("email", email);
            if (number.Length > 0) Add(isMail ? "email" : kind == "FX" ? "fax" : "phone", number);

            void Add(string system, string value) => all.Add(new JsonObject { ["system"] = system, ["value"] = value, ["use"] = kind == "CP" ? "mobile" : use });
        }
    }

    /// <summary>What is known of a use that the message says nothing of; a mobile counts to the home.</summary>
    public static void KeepTelecom(JsonArray all, JsonArray? known, string use)
    {
        foreach (var telecom in known ?? [])
        {
            var stated = telecom.TextOf("use");
            if (telecom is not null && (stated == use || (use == "home" && stated != "work"))) all.Add(telecom.DeepClone());
        }
    }

    public static JsonObject Concept(string system, string code) => new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code }) };

    private static string NameUse(string type) => type switch
    {
        "L" => "official",
        "D" => "usual",
        "M" => "maiden",
        "N" => "nickname",
        "S" => "anonymous",
        _ => "",
    };

    private static void Put(JsonObject into, string name, string value)
    {
        if (value.Length > 0) into[name] = value;
    }

    private static void PutList(JsonObject into, string name, params ReadOnlySpan<string> values)
    {
        var list = new JsonArray();
        foreach (var value in values)
        {
            if (value.Length > 0) list.Add(value);
        }

        if (list.Count > 0) into[name] = list;
    }
}
