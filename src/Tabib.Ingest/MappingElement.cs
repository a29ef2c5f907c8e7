using System.Text.Json;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest;

/// <summary>A place in a mapping file that knows its path. What is wrong stops the reading: a mapping that is half understood would read data wrongly.</summary>
internal readonly struct MappingElement(JsonElement element, string file, string path)
{
    private const string Hint = "See docs/guide/importing.md.";
    private const int LongestText = 1024;
    private const int MostItems = 10_000;

    public bool Has(string name) => element.TryGetProperty(name, out _);

    public ProblemException Fault(string code, string message) => new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(file, Path: path), Hint));

    /// <exception cref="ProblemException">MAP002: a member that means nothing, or one that is there twice; MAP003: no object.</exception>
    public void CheckMembers(IReadOnlySet<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object) throw Fault("MAP003", "An object is needed here.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var name = Name(member);
            if (!known.Contains(name)) throw Fault("MAP002", $"'{Shown(name)}' means nothing here.");
            if (!seen.Add(name)) throw Fault("MAP002", $"'{Shown(name)}' is there twice.");
        }
    }

    public MappingPlace Place(string name) => new(Has(name) ? this[name] : this, null);

    public MappingElement this[string name] => new(element.GetProperty(name), file, $"{path}.{name}");

    public string Text(string name) => OptionalText(name) ?? throw Fault("MAP003", $"'{name}' is missing.");

    public string? OptionalText(string name) => Has(name) ? this[name].AsText() : null;

    public bool Flag(string name)
    {
        if (!element.TryGetProperty(name, out var flag)) return false;
        return flag.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw this[name].Fault("MAP003", "True or false is needed here."),
        };
    }

    public string AsText()
    {
        if (element.ValueKind != JsonValueKind.String) throw Fault("MAP003", "A text is needed here.");
        try
        {
            if (element.GetString() is { Length: > 0 and <= LongestText } text) return text;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate escape: no text.
        }

        throw Fault("MAP003", "A text of 1 to 1,024 characters is needed here.");
    }

    public List<MappingElement> Items(string name)
    {
        var items = new List<MappingElement>();
        if (!Has(name)) return items;
        var list = element.GetProperty(name);
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostItems) throw this[name].Fault("MAP003", "A list is needed here.");
        foreach (var item in list.EnumerateArray()) items.Add(new MappingElement(item, file, $"{path}.{name}[{items.Count}]"));
        return items;
    }

    /// <summary>The members of an object that is used as a dictionary.</summary>
    public Dictionary<string, T> Entries<T>(string name, Func<MappingElement, T> read)
    {
        var entries = new Dictionary<string, T>(StringComparer.Ordinal);
        if (!Has(name)) return entries;
        var table = element.GetProperty(name);
        if (table.ValueKind != JsonValueKind.Object) throw this[name].Fault("MAP003", "An object is needed here.");
        foreach (var member in table.EnumerateObject())
        {
            if (entries.Count == MostItems || !entries.TryAdd(Name(member), read(new MappingElement(member.Value, file, $"{path}.{name}.{Shown(Name(member))}"))))
                throw this[name].Fault("MAP002", $"'{Shown(Name(member))}' is there twice.");
        }

        return entries;
    }

    /// <summary>A name with a lone surrogate escape has no text; it is none that is known.</summary>
    private static string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private static string Shown(string text) => text.Length > 40 ? text[..40] + "..." : text;
}
