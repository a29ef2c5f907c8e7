using System.Text.Json;

namespace Tabib.Decision.Rules;

/// <summary>One JSON object of a pack, read strictly: wrong types, values out of bounds and properties that nobody asked for are faults, so that a misspelt condition cannot go unnoticed.</summary>
internal sealed class PackObject
{
    private const int MostItems = 5000;

    private readonly JsonElement _element;
    private readonly string _place;
    private readonly HashSet<string> _read = ["$schema"];

    /// <exception cref="FormatException">Not an object, or a property given twice.</exception>
    public PackObject(JsonElement element, string place)
    {
        _place = place;
        if (element.ValueKind != JsonValueKind.Object) throw Fault("an object is needed");
        _element = element;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var name = Safe(() => property.Name);
            if (!seen.Add(name)) throw Fault($"'{name}' is given twice");
        }
    }

    public string Place => _place;

    /// <summary>The name of the only property; a condition has exactly one.</summary>
    public string OnlyName
    {
        get
        {
            var names = _element.EnumerateObject().Select(property => property.Name).Take(2).ToArray();
            return names is [var only] ? only : throw Fault("exactly one property is needed");
        }
    }

    public bool Has(string name) => _element.TryGetProperty(name, out _);

    public JsonElement Element(string name)
    {
        _read.Add(name);
        return _element.TryGetProperty(name, out var value) ? value : throw Fault($"'{name}' is missing");
    }

    public string Text(string name) =>
        Element(name) is { ValueKind: JsonValueKind.String } value && Safe(value.GetString) is { Length: > 0 } text ? text : throw Fault($"'{name}' must be a text");

    public string? OptionalText(string name) => Has(name) ? Text(name) : null;

    public double Number(string name) =>
        Element(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Fault($"'{name}' must be a number");

    public double Number(string name, double otherwise) => Has(name) ? Number(name) : otherwise;

    /// <summary>A count of days or years: not negative.</summary>
    public double Span(string name, double otherwise)
    {
        var span = Number(name, otherwise);
        return span >= 0 ? span : throw Fault($"'{name}' cannot be negative");
    }

    public int Count(string name, int otherwise, int most)
    {
        var number = Number(name, otherwise);
        return number >= 0 && number <= most && number == Math.Floor(number) ? (int)number : throw Fault($"'{name}' must be a whole number from 0 to {most}");
    }

    public bool Flag(string name) => Has(name) && Element(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Fault($"'{name}' must be true or false"),
    };

    public string[] Texts(string name) =>
        [.. Items(name).Select(item => item.ValueKind == JsonValueKind.String ? Safe(item.GetString)! : throw Fault($"'{name}' must hold texts"))];

    /// <summary>A list of lists of texts, none of them empty.</summary>
    public IEnumerable<string[]> Lists(string name)
    {
        foreach (var item in Items(name))
        {
            if (item.ValueKind != JsonValueKind.Array || item.GetArrayLength() is 0 or > MostItems) throw Fault($"'{name}' must hold lists of texts");
            yield return [.. item.EnumerateArray().Select(text => text.ValueKind == JsonValueKind.String ? Safe(text.GetString)! : throw Fault($"'{name}' must hold lists of texts"))];
        }
    }

    public IReadOnlyList<JsonElement> Items(string name)
    {
        if (!Has(name)) return [];
        var list = Element(name);
        if (list.ValueKind != JsonValueKind.Array) throw Fault($"'{name}' must be a list");
        return list.GetArrayLength() <= MostItems ? [.. list.EnumerateArray()] : throw Fault($"'{name}' has more than {MostItems} items");
    }

    public PackObject Object(string name) => new(Element(name), $"{_place}.{name}");

    public IEnumerable<PackObject> Objects(string name) => Items(name).Select((item, i) => new PackObject(item, $"{_place}.{name}[{i}]"));

    public FormatException Fault(string why) => new($"{_place}: {why}");

    /// <exception cref="FormatException">A property that was not read.</exception>
    public void Close()
    {
        foreach (var property in _element.EnumerateObject())
        {
            if (!_read.Contains(property.Name)) throw Fault($"'{property.Name}' is not known here");
        }
    }

    // Half of a surrogate pair, or bytes that are no UTF-8, are found only when the text is asked for.
    private T Safe<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            throw Fault("a text is not valid Unicode");
        }
    }
}
