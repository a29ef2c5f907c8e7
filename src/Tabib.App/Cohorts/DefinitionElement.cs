using System.Globalization;
using System.Text.Json;
using Tabib.App.Cli;
using Tabib.Core.Outcomes;

namespace Tabib.App.Cohorts;

/// <summary>A place in a cohort definition that knows its path and where to complain. One reading finds all faults.</summary>
internal readonly struct DefinitionElement(JsonElement element, string file, string path, ICollection<Problem> problems)
{
    private const string Hint = "See docs/guide/cohorts.md.";

    public JsonValueKind Kind => element.ValueKind;

    public string Path => path;

    public void Fault(string code, string message, string? hint = null) => problems.Add(new Problem(code, ProblemSeverity.Error, message, new ProblemLocation(file, Path: path), hint ?? Hint));

    /// <summary>True where the member is there and not null.</summary>
    public bool Has(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null;

    public DefinitionElement this[string name] => new(element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default, file, $"{path}.{name}", problems);

    /// <summary>Complains of members that mean nothing, with the one that may be meant, and of one given twice.</summary>
    /// <returns>False where this is no object.</returns>
    public bool Expect(params string[] names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault("COH003", "An object is expected here.");
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!seen.Add(member.Name)) Fault("COH003", $"'{member.Name}' is given twice.");
            else if (!names.Contains(member.Name, StringComparer.Ordinal)) Fault("COH002", $"There is no '{member.Name}' here.", NearestWord.Of(member.Name, names) is { } near ? $"Did you mean '{near}'?" : $"There are: {string.Join(", ", names)}.");
        }

        return true;
    }

    public IEnumerable<(string Name, DefinitionElement Value)> Members()
    {
        var (given, at) = (this, path);
        return element.ValueKind != JsonValueKind.Object ? [] : [.. element.EnumerateObject().Select(member => (member.Name, given.Child(member.Value, $"{at}.{member.Name}")))];
    }

    /// <summary>The elements of an array; none where it is absent.</summary>
    public IReadOnlyList<DefinitionElement> Items(string name)
    {
        if (!Has(name)) return [];
        if (this[name].Kind == JsonValueKind.Array) return this[name].Elements();
        this[name].Fault("COH003", $"'{name}' is a list.");
        return [];
    }

    /// <summary>Of an array.</summary>
    public IReadOnlyList<DefinitionElement> Elements()
    {
        var (given, at) = (this, path);
        return [.. element.EnumerateArray().Select((item, number) => given.Child(item, string.Create(CultureInfo.InvariantCulture, $"{at}[{number}]")))];
    }

    public string? OptionalText(string name) => Has(name) ? this[name].Text() : null;

    public string Text(string name) => this[name].Text();

    public string Text()
    {
        if (element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text) return text;
        Fault("COH003", element.ValueKind == JsonValueKind.Undefined ? "It is missing." : "A text is expected here.");
        return "";
    }

    public double? Number(string name)
    {
        if (!Has(name)) return null;
        if (element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) && double.IsFinite(value)) return value;
        this[name].Fault("COH003", $"'{name}' is a number.");
        return null;
    }

    /// <summary>A whole number within limits; null where it is absent or none.</summary>
    public int? Whole(string name, int least, int most)
    {
        if (!Has(name)) return null;
        if (element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) && value >= least && value <= most) return value;
        this[name].Fault("COH005", string.Create(CultureInfo.InvariantCulture, $"'{name}' is a whole number from {least} to {most}."));
        return null;
    }

    public DateOnly? Date(string name)
    {
        if (!Has(name)) return null;
        if (element.GetProperty(name) is { ValueKind: JsonValueKind.String } text && DateOnly.TryParseExact(text.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        this[name].Fault("COH003", $"'{name}' is a day, such as 2020-12-31.");
        return null;
    }

    /// <summary>One of some words.</summary>
    public string Word(string name, string otherwise, params string[] words)
    {
        if (!Has(name)) return otherwise;
        var given = Text(name);
        if (words.Contains(given, StringComparer.Ordinal)) return given;
        if (given.Length > 0) this[name].Fault("COH003", $"'{given}' is none of {string.Join(", ", words)}.", NearestWord.Of(given, words) is { } near ? $"Did you mean '{near}'?" : null);
        return otherwise;
    }

    private DefinitionElement Child(JsonElement child, string at) => new(child, file, at, problems);
}
