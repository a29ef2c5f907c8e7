namespace Tabib.Ingest.Hl7v2;

/// <summary>What a person says of HL7 v2 messages beyond what they say themselves.</summary>
internal sealed record Hl7v2Mapping
{
    private static readonly HashSet<string> Known = ["authorities", "codeSystems", "timeZone"];

    /// <summary>Identifier system (URI) of an assigning authority, by its namespace or its universal id.</summary>
    public IReadOnlyDictionary<string, string> Authorities { get; init; } = new Dictionary<string, string>();

    /// <summary>Canonical URI of a coding system, by the name that messages use (such as 99LAB).</summary>
    public IReadOnlyDictionary<string, string> CodeSystems { get; init; } = new Dictionary<string, string>();

    /// <summary>Zone of times where neither they nor MSH-7 have one; null: UTC.</summary>
    public string? TimeZone { get; init; }

    public static Hl7v2Mapping Read(MappingElement element)
    {
        element.CheckMembers(Known);
        return new Hl7v2Mapping
        {
            Authorities = element.Entries("authorities", authority => authority.AsText()),
            CodeSystems = element.Entries("codeSystems", system => system.AsText()),
            TimeZone = LocalZone.Check(element.OptionalText("timeZone"), element.Place("timeZone")),
        };
    }
}
