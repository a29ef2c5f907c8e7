using System.Text;

namespace Tabib.Decision.Rules;

/// <summary>A sentence with places in braces: {age}, {sex}, a name given by "as" in a condition, {name.date}, or {finding-id.output}.</summary>
internal sealed class RationaleTemplate
{
    private readonly string[] _texts;

    private RationaleTemplate(string[] texts, string[] places)
    {
        _texts = texts;
        Places = places;
    }

    public IReadOnlyList<string> Places { get; }

    /// <exception cref="FormatException">A brace without its partner, or an empty place.</exception>
    public static RationaleTemplate Parse(string text)
    {
        var texts = new List<string>();
        var places = new List<string>();
        var at = 0;
        while (true)
        {
            var open = text.IndexOfAny(['{', '}'], at);
            if (open < 0) break;
            var close = text[open] == '{' ? text.IndexOf('}', open) : -1;
            if (close <= open + 1) throw new FormatException($"the text '{text}' has a brace without its partner");
            texts.Add(text[at..open]);
            places.Add(text[(open + 1)..close]);
            at = close + 1;
        }

        texts.Add(text[at..]);
        return new RationaleTemplate([.. texts], [.. places]);
    }

    /// <param name="values">A place without a value reads "not known".</param>
    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        if (Places.Count == 0) return Sentence(_texts[0]);
        var text = new StringBuilder();
        for (var i = 0; i < Places.Count; i++)
        {
            text.Append(_texts[i]).Append(values.TryGetValue(Places[i], out var value) ? value : "not known");
        }

        return Sentence(text.Append(_texts[^1]).ToString());
    }

    private static string Sentence(string text) => text.Length > 0 && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
