using Tabib.Core.Coding;
using Tabib.Core.Facts;

namespace Tabib.Evidence.Knowledge;

/// <summary>Codes that mean one clinical idea, such as "diabetes" or "statin".</summary>
public sealed class ConceptSet
{
    private readonly HashSet<Code> _codes;
    private readonly string[] _names;

    /// <param name="names">Lower-case words; a medication or vaccine whose display has one of them as a whole word belongs to the set though its code is not listed (product codes are too many to list).</param>
    public ConceptSet(string id, string title, string citation, IEnumerable<Code> codes, IEnumerable<string> names)
    {
        Id = id;
        Title = title;
        Citation = citation;
        _codes = [.. codes];
        _names = [.. names];
    }

    public string Id { get; }

    public string Title { get; }

    public string Citation { get; }

    public IReadOnlyCollection<Code> Codes => _codes;

    public IReadOnlyList<string> Names => _names;

    public bool Contains(Code code) => _codes.Contains(code);

    public bool Matches(Fact fact)
    {
        if (_codes.Contains(fact.Code)) return true;
        foreach (var other in fact.OtherCodes)
        {
            if (_codes.Contains(other)) return true;
        }

        if (_names.Length == 0 || fact.Kind is not (FactKind.Medication or FactKind.Immunization)) return false;
        return NamedIn(fact.Display);
    }

    /// <summary>True where a display has one of the set's names as a whole word.</summary>
    public bool NamedIn(string display)
    {
        ArgumentNullException.ThrowIfNull(display);
        foreach (var name in _names)
        {
            if (HasWord(display, name)) return true;
        }

        return false;
    }

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }

        return false;
    }
}
