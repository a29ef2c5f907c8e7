using System.Text.Json;
using Tabib.Decision.Recommendations;
using Tabib.Decision.Rules.Conditions;
using Tabib.Evidence.Knowledge;

namespace Tabib.Decision.Rules;

/// <summary>Reads one pack: rules with condition trees, a table of drug pairs, or a list of classes that should not be doubled.</summary>
internal sealed class RulePackReader
{
    private const int MostBytes = 4 << 20;

    private readonly ConceptIndex _index;
    private readonly ConceptSets _sets;
    private readonly KnowledgeFile _file;
    private readonly ConditionReader _conditions;
    private readonly ExampleReader _examples;
    private RulePackIdentity _pack = new("", "", "", "", "");

    public RulePackReader(ConceptIndex index, ConceptSets sets, KnowledgeFile file)
    {
        _index = index;
        _sets = sets;
        _file = file;
        _conditions = new ConditionReader(index, sets);
        _examples = new ExampleReader(sets);
    }

    /// <exception cref="FormatException">Not a pack; the message says where and why.</exception>
    public IReadOnlyList<Rule> Read()
    {
        if (_file.Bytes.Length > MostBytes) throw new FormatException($"it is larger than {MostBytes >> 20} MiB");
        using var document = Parse();
        var root = new PackObject(document.RootElement, "pack");
        _pack = new RulePackIdentity(root.Text("id"), root.Text("version"), root.Text("licence"), _file.Path, _file.Sha256);
        root.Text("title");
        Rule[] rules = root.Text("kind") switch
        {
            "rules" => [.. root.Objects("rules").Select(Rule)],
            "interactions" => [.. root.Objects("pairs").Select(Pair)],
            "duplicates" => [.. root.Objects("classes").Select(Duplicate)],
            _ => throw root.Fault("'kind' is rules, interactions or duplicates"),
        };
        root.Close();
        return rules;
    }

    private JsonDocument Parse()
    {
        try
        {
            return JsonDocument.Parse(_file.Bytes, new JsonDocumentOptions { MaxDepth = 64 });
        }
        catch (JsonException fault)
        {
            throw new FormatException($"it is no JSON ({fault.Message.TrimEnd('.')})", fault);
        }
    }

    private Rule Rule(PackObject body)
    {
        var when = _conditions.Read(body.Object("when"));
        ConditionNode population = body.Has("population") ? ConditionReader.Population(body.Object("population")) : new AgeNode(0, 150);
        ConditionNode[] considers = [.. body.Objects("considers").Select(node => _conditions.Read(node))];
        HashSet<string> known = ["age", "sex", "missing", .. when.Values, .. considers.SelectMany(node => node.Values)];
        var rule = new Rule(body.Text("id"), body.Text("title"), Category(body), Strength(body), Urgency(body), body.Text("citation"), _pack, new RuleBody
        {
            Population = population,
            When = when,
            Considers = considers,
            Text = Text(body, body, known),
            WhenUnknown = body.Has("whenUnknown") ? Unknown(body.Object("whenUnknown"), known) : null,
            Alternatives = body.Texts("alternatives"),
            WouldChange = body.Texts("wouldChange"),
            YieldsTo = body.Texts("yieldsTo"),
            Examples = [.. body.Objects("examples").Select(_examples.Read)],
        });
        body.Close();

        // Only a question may give way: if advice did, losing a finding could bring weaker advice up.
        if (rule.Body.YieldsTo.Count > 0 && rule.Strength != RecommendationStrength.Information) throw body.Fault("only a rule of strength information may yield to another");
        return rule;
    }

    private Rule Pair(PackObject body)
    {
        var severity = Severity(body);
        string first = body.Text("first"), second = body.Text("second");
        var pair = new PairNode(_conditions.Subject(first, "first"), _conditions.Subject(second, "second"), body.Flag("anyForm"));
        var isConditional = body.Has("when");
        var title = $"{Capital(_sets[first].Title)} with {_sets[second].Title}";
        var rule = new Rule($"interaction-{body.Text("id")}", title, "medication-safety", severity.Strength, severity.Urgency, body.Text("citation"), _pack, new RuleBody
        {
            Population = new AgeNode(0, 150),
            When = isConditional ? new AllNode([pair, _conditions.Read(body.Object("when"))]) : pair,
            Text = new RuleText(
                Template(body, body.Text("management"), ["first", "second"]),
                RationaleTemplate.Parse("Two of your medicines, {first} and {second}, can act on each other. Do not stop either on your own; ask your doctor or pharmacist."),
                Template(body, $"{{first}} and {{second}} are both active ({severity.Word}). {body.Text("mechanism")}", ["first", "second"])),
            Alternatives = body.Texts("alternatives"),
            Examples = isConditional ? [.. body.Objects("examples").Select(_examples.Read)] : ExampleReader.OfPair(body, _sets[first], _sets[second]),
        });
        body.Close();
        return rule;
    }

    private Rule Duplicate(PackObject body)
    {
        var set = _sets[body.Text("set")];
        var severity = Severity(body);
        var rule = new Rule($"duplicate-{set.Id["drug-".Length..]}", $"Two drugs of one class: {set.Title}", "medication-safety", severity.Strength, severity.Urgency, body.Text("citation"), _pack, new RuleBody
        {
            Population = new AgeNode(0, 150),
            When = new DuplicateNode(_index.Register(set), set, SameSubstances(body)),
            Text = new RuleText(
                Template(body, body.Text("management"), ["first", "second"]),
                RationaleTemplate.Parse("{first} and {second} are medicines of the same kind. Ask whether you need both; do not stop either on your own."),
                Template(body, $"{{first}} and {{second}} are both active and both a {set.Title}. {body.Text("reason")}", ["first", "second"])),
            WouldChange = ["one of the two being a planned change-over"],
            Examples = ExampleReader.OfClass(body, set),
        });
        body.Close();
        return rule;
    }

    private static Dictionary<string, string> SameSubstances(PackObject body)
    {
        var substances = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in body.Lists("same"))
        {
            foreach (var name in group) substances[name] = group[0];
        }

        return substances;
    }

    private static RuleText Text(PackObject body, PackObject place, HashSet<string> known) => new(
        Template(place, body.Text("action"), known), Template(place, body.Text("patientText"), known), Template(place, body.Text("rationale"), known));

    private static RuleText Unknown(PackObject body, HashSet<string> known)
    {
        var text = new RuleText(
            Template(body, body.Text("action"), known), Template(body, body.Text("patientText"), known), RationaleTemplate.Parse("Cannot say, because this is missing: {missing}."));
        body.Close();
        return text;
    }

    private static RationaleTemplate Template(PackObject place, string text, HashSet<string> known)
    {
        var template = RationaleTemplate.Parse(text);
        var unbound = template.Places.FirstOrDefault(name => !known.Contains(name));
        return unbound is null ? template : throw place.Fault($"no condition gives a value for '{{{unbound}}}'");
    }

    private static string Category(PackObject body) => body.Text("category") switch
    {
        "cardiovascular" or "kidney" or "diabetes" or "medication-safety" or "screening" or "vaccination" => body.Text("category"),
        var other => throw body.Fault($"'{other}' is no category"),
    };

    private static RecommendationStrength Strength(PackObject body) => body.Text("strength") switch
    {
        "strong" => RecommendationStrength.Strong,
        "conditional" => RecommendationStrength.Conditional,
        "information" => RecommendationStrength.Information,
        _ => throw body.Fault("'strength' is strong, conditional or information"),
    };

    private static RecommendationUrgency Urgency(PackObject body) => body.Text("urgency") switch
    {
        "routine" => RecommendationUrgency.Routine,
        "soon" => RecommendationUrgency.Soon,
        "urgent" => RecommendationUrgency.Urgent,
        _ => throw body.Fault("'urgency' is routine, soon or urgent"),
    };

    private static (string Word, RecommendationStrength Strength, RecommendationUrgency Urgency) Severity(PackObject body) => body.Text("severity") switch
    {
        "contraindicated" => ("contraindicated", RecommendationStrength.Strong, RecommendationUrgency.Urgent),
        "major" => ("major", RecommendationStrength.Strong, RecommendationUrgency.Soon),
        "moderate" => ("moderate", RecommendationStrength.Conditional, RecommendationUrgency.Routine),
        _ => throw body.Fault("'severity' is contraindicated, major or moderate"),
    };

    private static string Capital(string text) => text.Length > 0 && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
