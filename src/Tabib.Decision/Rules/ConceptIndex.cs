using System.Collections.Concurrent;
using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Evidence.Knowledge;

namespace Tabib.Decision.Rules;

/// <summary>Which concept sets a fact belongs to, worked out once for each distinct code and display.</summary>
internal sealed class ConceptIndex
{
    // A hospital has some ten thousand distinct codings; beyond this the answer is worked out anew rather than kept.
    private const int MostKept = 200_000;

    private static readonly string[] LocalForms =
        ["topical", "ophthalmic", "otic", "nasal", "cream", "ointment", "gel", "lotion", "shampoo", "mouthwash", "vaginal"];

    private readonly List<ConceptSet> _sets = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Coding, Membership> _known = new(CodingComparer.Instance);
    private Dictionary<Code, int[]> _byCode = [];
    private int[] _named = [];

    public int Count => _sets.Count;

    public int Register(ConceptSet set)
    {
        if (_numbers.TryGetValue(set.Id, out var number)) return number;
        _sets.Add(set);
        return _numbers[set.Id] = _sets.Count - 1;
    }

    /// <summary>To be called once, after the last <see cref="Register"/>.</summary>
    public void Seal()
    {
        var byCode = new Dictionary<Code, List<int>>();
        for (var number = 0; number < _sets.Count; number++)
        {
            foreach (var code in _sets[number].Codes)
            {
                if (!byCode.TryGetValue(code, out var numbers)) byCode[code] = numbers = [];
                numbers.Add(number);
            }
        }

        _byCode = byCode.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
        _named = [.. Enumerable.Range(0, _sets.Count).Where(number => _sets[number].Names.Count > 0)];
    }

    public Membership Of(Fact fact)
    {
        var isNamed = fact.Kind is FactKind.Medication or FactKind.Immunization;
        var coding = new Coding(fact.Code, isNamed ? fact.Display : "", isNamed ? fact.Kind : FactKind.Observation);
        if (fact.OtherCodes.Count == 0 && _known.TryGetValue(coding, out var known)) return known;
        var found = Find(fact, isNamed);
        if (fact.OtherCodes.Count == 0 && _known.Count < MostKept) _known[coding] = found;
        return found;
    }

    /// <summary>The member of a set that a drug is: the word of the set in its display, else its code.</summary>
    public static string Substance(ConceptSet set, Fact fact)
    {
        foreach (var name in set.Names)
        {
            if (HasWord(fact.Display, name)) return name;
        }

        return fact.Code.Value;
    }

    private Membership Find(Fact fact, bool isNamed)
    {
        var sets = new SortedSet<int>();
        if (_byCode.TryGetValue(fact.Code, out var numbers)) sets.UnionWith(numbers);
        foreach (var other in fact.OtherCodes)
        {
            if (_byCode.TryGetValue(other, out numbers)) sets.UnionWith(numbers);
        }

        if (isNamed)
        {
            foreach (var number in _named)
            {
                if (!sets.Contains(number) && _sets[number].Matches(fact)) sets.Add(number);
            }
        }

        return new Membership([.. sets], isNamed && Array.Exists(LocalForms, form => HasWord(fact.Display, form)));
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

    /// <param name="Sets">Numbers of the sets, ascending.</param>
    /// <param name="IsLocalForm">The display names a form that acts where it is put, such as a cream.</param>
    internal sealed record Membership(int[] Sets, bool IsLocalForm);

    private readonly record struct Coding(Code Code, string Display, FactKind Kind);

    private sealed class CodingComparer : IEqualityComparer<Coding>
    {
        public static readonly CodingComparer Instance = new();

        public bool Equals(Coding x, Coding y) => x.Kind == y.Kind && x.Code.Value == y.Code.Value && x.Code.System == y.Code.System && x.Display == y.Display;

        // The system is one of a few long URIs: hashing it would cost more than it separates.
        public int GetHashCode(Coding obj) => HashCode.Combine(obj.Code.Value, obj.Display.Length);
    }
}
