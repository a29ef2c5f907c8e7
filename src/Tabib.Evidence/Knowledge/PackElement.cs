using System.Text.Json;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Knowledge;

/// <summary>A place in a pack's JSON that knows its path and where to complain. Wrong or absent content becomes a problem and a harmless stand-in, so that one reading finds all faults.</summary>
internal readonly struct PackElement(JsonElement element, string file, PackPath path, ICollection<Problem> problems)
{
    private const string Hint = "See knowledge/schema and docs/guide/knowledge-packs.md.";

    public string Path => path.ToString();

    public JsonValueKind Kind => element.ValueKind;

    public void Fault(string code, string message) =>
        problems.Add(new Problem(code, ProblemSeverity.Error, message, new ProblemLocation(file, Path: Path), Hint));

    public bool Has(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);

    public PackElement this[string name] => new(
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default, file, path.Member(name), problems);

    public string Text(string name) => this[name].AsText();

    public string? OptionalText(string name) => Has(name) ? this[name].AsText() : null;

    public double Number(string name) => this[name].AsNumber();

    public double? OptionalNumber(string name) => Has(name) ? this[name].AsNumber() : null;

    public bool Flag(string name)
    {
        if (!Has(name)) return false;
        if (this[name].Kind is JsonValueKind.True or JsonValueKind.False) return this[name].Kind == JsonValueKind.True;
        this[name].Fault("KNW011", $"'{name}' must be true or false.");
        return false;
    }

    public string AsText()
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            try
            {
                if (element.GetString() is { Length: > 0 } text) return text;
            }
            catch (InvalidOperationException)
            {
                // A lone surrogate escape: no text, reported below.
            }
        }

        Fault("KNW011", "A text is needed here.");
        return "";
    }

    public double AsNumber()
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && double.IsFinite(number)) return number;
        Fault("KNW011", "A number is needed here.");
        return 0;
    }

    /// <summary>The elements of an array; none, with a problem, where it is something else; none silently where absent.</summary>
    public List<PackElement> Items(string name, int limit = 2000)
    {
        var items = new List<PackElement>();
        if (!Has(name)) return items;
        var array = element.GetProperty(name);
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() > limit)
        {
            this[name].Fault("KNW011", $"'{name}' must be an array of at most {limit} elements.");
            return items;
        }

        foreach (var item in array.EnumerateArray()) items.Add(new PackElement(item, file, path.Element(name, items.Count), problems));
        return items;
    }

    /// <summary>The members of an object, in their order; a name given twice is a problem.</summary>
    public List<(string Name, PackElement Value)> Members()
    {
        var members = new List<(string Name, PackElement Value)>();
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault("KNW011", "An object is needed here.");
            return members;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (seen.Add(member.Name)) members.Add((member.Name, new PackElement(member.Value, file, path.Member(member.Name), problems)));
            else Fault("KNW011", $"'{member.Name}' is given twice.");
        }

        return members;
    }
}
