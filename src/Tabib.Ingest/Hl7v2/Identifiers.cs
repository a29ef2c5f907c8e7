namespace Tabib.Ingest.Hl7v2;

/// <summary>Identifier systems of identifiers (CX), order numbers (EI) and authorities (HD).</summary>
internal static class Identifiers
{
    private const string UsSocialSecurity = "http://hl7.org/fhir/sid/us-ssn";
    private const string UsSocialSecurityOid = "2.16.840.1.113883.4.1";

    /// <summary>Type codes (table 0203) of numbers that belong to a visit or an account, not to a person.</summary>
    private static readonly HashSet<string> NotOfAPerson = ["AN", "ANON", "VN", "ACSN", "FILL", "PLAC"];

    /// <summary>The persons' identifiers of a field, the main one (MR, else PI, else the first) in front.</summary>
    public static List<(string System, string Value, string Type)> Read(MessageContext context, params ReadOnlySpan<Hl7Field> fields)
    {
        var found = new List<(string System, string Value, string Type)>();
        foreach (var field in fields)
        {
            foreach (var cx in field.Repetitions)
            {
                var (value, type) = (cx.Component(1).Value, cx.Component(5).Value);
                if (value.Length == 0 || NotOfAPerson.Contains(type)) continue;
                var system = SystemOf(context, cx.Component(4), type);
                if (!found.Any(known => known.System == system && known.Value == value)) found.Add((system, value, type));
            }
        }

        return [.. found.OrderBy(identifier => identifier.Type switch
        {
            "MR" => 0,
            "PI" => 1,
            _ => 2,
        })];
    }

    /// <summary>A number of a visit; null where there is none.</summary>
    public static (string System, string Value)? Visit(MessageContext context, Hl7Field cx)
    {
        var value = cx.First.Component(1).Value;
        return value.Length == 0 ? null : (SystemOf(context, cx.First.Component(4), "visit"), value);
    }

    /// <summary>An order number (EI); null where there is none.</summary>
    public static (string System, string Value)? Order(MessageContext context, Hl7Field ei, string kind)
    {
        var value = ei.First.Component(1).Value;
        if (value.Length == 0) return null;
        return (Universal(ei.First.Component(3).Value, ei.First.Component(4).Value) ?? Local(context, ei.First.Component(2).Value, kind), value);
    }

    private static string SystemOf(MessageContext context, Hl7Field authority, string type)
    {
        var (name, id) = (authority.Subcomponent(1).Value, authority.Subcomponent(2).Value);
        foreach (var key in (ReadOnlySpan<string>)[name, id])
        {
            if (key.Length > 0 && context.Mapping.Authorities.TryGetValue(key, out var mapped)) return mapped;
        }

        return Universal(id, authority.Subcomponent(3).Value) ?? Local(context, name, type);
    }

    /// <summary>The URI of a universal id; null where it is none that is known everywhere.</summary>
    private static string? Universal(string id, string type) => (type, id) switch
    {
        (_, "") => null,
        ("ISO", UsSocialSecurityOid) => UsSocialSecurity,
        ("ISO", _) => "urn:oid:" + id,
        ("UUID" or "GUID", _) => "urn:uuid:" + id.ToLowerInvariant(),
        ("URI" or "URL", _) => id,
        ("DNS", _) => "urn:tabib:dns:" + Uri.EscapeDataString(id.ToLowerInvariant()),
        _ => null,
    };

    /// <summary>Names of authorities, and numbers without one, mean something within their source only.</summary>
    private static string Local(MessageContext context, string name, string type) =>
        name.Length > 0 ? SourceUrn.Of(context.Source, "authority", name) : SourceUrn.Of(context.Source, "facility", context.Facility, type);
}
