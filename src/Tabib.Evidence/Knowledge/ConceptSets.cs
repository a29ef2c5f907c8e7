using System.Collections.Frozen;
using System.Text.Json;
using Tabib.Core.Coding;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Knowledge;

/// <summary>All concept sets of <c>knowledge/concepts</c>, by id. A set may include others; a circle is refused.</summary>
public sealed class ConceptSets
{
    private readonly FrozenDictionary<string, ConceptSet> _sets;

    private ConceptSets(Dictionary<string, ConceptSet> sets) => _sets = sets.ToFrozenDictionary(StringComparer.Ordinal);

    public IEnumerable<ConceptSet> All => _sets.Values.OrderBy(set => set.Id, StringComparer.Ordinal);

    /// <exception cref="ProblemException">KNW001: no such set.</exception>
    public ConceptSet this[string id] => _sets.TryGetValue(id, out var set)
        ? set
        : throw new ProblemException(new Problem("KNW001", ProblemSeverity.Fatal, $"There is no concept set '{id}'.", ProblemLocation.None, "See knowledge/concepts."));

    public bool TryGet(string id, out ConceptSet? set) => _sets.TryGetValue(id, out set);

    public static ConceptSets Embedded() => Load(KnowledgeFiles.Embedded("concepts"));

    /// <exception cref="ProblemException">KNW002: not a concept set, an id given twice, or sets that include each other in a circle.</exception>
    public static ConceptSets Load(IEnumerable<KnowledgeFile> files)
    {
        var raw = new Dictionary<string, (KnowledgeFile File, JsonElement Body)>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var body = Parse(file);
            if (!raw.TryAdd(Text(body, "id", file), (file, body))) throw Fault(file, "its id is taken by another file");
        }

        var done = new Dictionary<string, ConceptSet>(StringComparer.Ordinal);
        foreach (var id in raw.Keys) Resolve(id, raw, done, []);
        return new ConceptSets(done);
    }

    private static ConceptSet Resolve(
        string id, Dictionary<string, (KnowledgeFile File, JsonElement Body)> raw, Dictionary<string, ConceptSet> done, HashSet<string> open)
    {
        if (done.TryGetValue(id, out var ready)) return ready;
        var (file, body) = raw[id];
        if (!open.Add(id)) throw Fault(file, "it includes itself through other sets");
        var codes = new List<Code>();
        var names = new List<string>();
        foreach (var code in Items(body, "codes")) codes.Add(new Code(string.Intern(Text(code, "system", file)), Text(code, "code", file)));
        foreach (var name in Items(body, "names")) names.Add(name.GetString()!);
        foreach (var include in Items(body, "includes"))
        {
            if (!raw.ContainsKey(include.GetString()!)) throw Fault(file, $"it includes '{include.GetString()}', which does not exist");
            var other = Resolve(include.GetString()!, raw, done, open);
            codes.AddRange(other.Codes);
            names.AddRange(other.Names);
        }

        open.Remove(id);
        return done[id] = new ConceptSet(id, Text(body, "title", file), Text(body, "citation", file), codes, names.Distinct());
    }

    private static JsonElement Parse(KnowledgeFile file)
    {
        try
        {
            return JsonDocument.Parse(file.Bytes).RootElement;
        }
        catch (JsonException fault)
        {
            throw Fault(file, fault.Message);
        }
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement body, string name) =>
        body.TryGetProperty(name, out var items) ? items.EnumerateArray() : default;

    private static string Text(JsonElement body, string name, KnowledgeFile file) =>
        body.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : throw Fault(file, $"'{name}' is missing");

    private static ProblemException Fault(KnowledgeFile file, string why) =>
        new(new Problem("KNW002", ProblemSeverity.Fatal, $"The concept set cannot be used: {why}.", new ProblemLocation(file.Path), "See knowledge/schema/concept-set.schema.json."));
}
