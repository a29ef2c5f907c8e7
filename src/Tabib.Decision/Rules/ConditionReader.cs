using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Core.Units;
using Tabib.Decision.Rules.Conditions;
using Tabib.Evidence.Knowledge;

namespace Tabib.Decision.Rules;

/// <summary>Reads the condition tree of a rule.</summary>
internal sealed class ConditionReader(ConceptIndex index, ConceptSets sets)
{
    private const int MostDepth = 16;
    private const double DaysPerYear = 365.25;

    private static readonly FactKind[] DoneKinds = [FactKind.Procedure, FactKind.Observation, FactKind.Report, FactKind.Imaging, FactKind.Immunization];

    /// <exception cref="FormatException">Not a condition; the message says where and why.</exception>
    public ConditionNode Read(PackObject node, int depth = 0)
    {
        if (depth > MostDepth) throw node.Fault($"conditions nest deeper than {MostDepth}");
        var kind = node.OnlyName;
        return kind switch
        {
            "all" => new AllNode(Children(node, kind, depth)),
            "any" => new AnyNode(Children(node, kind, depth)),
            "not" => new NotNode(Read(node.Object(kind), depth + 1)),
            "sex" => new SexNode(SexOf(node, kind)),
            _ => ReadClosed(node, node.Object(kind), kind, depth),
        };
    }

    public static AllNode Population(PackObject population)
    {
        var parts = new List<ConditionNode> { Age(population) };
        if (population.Has("sex")) parts.Add(new SexNode(SexOf(population, "sex")));
        population.Close();
        return new AllNode([.. parts]);
    }

    public Subject Subject(PackObject body)
    {
        var set = Set(body);
        return new Subject(index.Register(set), body.OptionalText("name") ?? set.Title, body.OptionalText("as"));
    }

    public Subject Subject(string setId, string valueName)
    {
        var set = sets[setId];
        return new Subject(index.Register(set), set.Title, valueName);
    }

    /// <summary>"loinc:2160-0", "sct:73211009" and so on.</summary>
    public static Code CodeOf(PackObject place, string text)
    {
        var colon = text.IndexOf(':');
        var system = (colon < 0 ? "" : text[..colon]) switch
        {
            "loinc" => CodeSystems.Loinc,
            "sct" => CodeSystems.Snomed,
            "rxnorm" => CodeSystems.RxNorm,
            "atc" => CodeSystems.Atc,
            "cvx" => CodeSystems.Cvx,
            "icd10cm" => CodeSystems.Icd10Cm,
            _ => throw place.Fault($"'{text}' is no code: write loinc:, sct:, rxnorm:, atc:, cvx: or icd10cm: and the code"),
        };
        return colon + 1 < text.Length ? new Code(system, text[(colon + 1)..]) : throw place.Fault($"'{text}' has no code");
    }

    private ConditionNode ReadClosed(PackObject node, PackObject body, string kind, int depth)
    {
        ConditionNode read = kind switch
        {
            "atLeast" => new AtLeastNode(body.Count("count", 1, 100), Children(body, "of", depth)),
            "age" => Age(body),
            "condition" => Recorded(body, FactKind.Condition),
            "procedure" => Recorded(body, FactKind.Procedure),
            "immunization" => Recorded(body, FactKind.Immunization),
            "allergy" => Recorded(body, FactKind.Allergy),
            "done" => Recorded(body, DoneKinds),
            "medication" => new MedicationNode(Subject(body), body.Flag("anyForm"), body.Flag("ever")),
            "overdue" => Overdue(body),
            "observation" => Observation(body),
            "filtration" => Filtration(body),
            "finding" => Finding(body),
            _ => throw node.Fault($"'{kind}' is no condition"),
        };
        body.Close();
        return read;
    }

    private ConditionNode[] Children(PackObject node, string name, int depth)
    {
        var children = node.Objects(name).Select(child => Read(child, depth + 1)).ToArray();
        return children.Length > 0 ? children : throw node.Fault($"'{name}' must hold at least one condition");
    }

    private static AgeNode Age(PackObject body)
    {
        int min = body.Count("min", 0, 150), max = body.Count("max", 150, 150);
        return min <= max ? new AgeNode(min, max) : throw body.Fault("the least age is above the greatest");
    }

    private static Sex SexOf(PackObject body, string name) => body.Text(name) switch
    {
        "female" => Sex.Female,
        "male" => Sex.Male,
        _ => throw body.Fault("sex is female or male"),
    };

    private RecordedNode Recorded(PackObject body, params FactKind[] kinds)
    {
        var mustBeActive = kinds is [FactKind.Condition or FactKind.Allergy] && body.OptionalText("status") switch
        {
            null or "active" => true,
            "ever" => false,
            _ => throw body.Fault("'status' is active or ever"),
        };
        return new RecordedNode(Subject(body), kinds, mustBeActive, Days(body, "within"), Math.Max(1, body.Count("times", 1, 20)));
    }

    private OverdueNode Overdue(PackObject body)
    {
        var ways = body.Objects("unless").Select(way =>
        {
            var read = (Subject(way), Days(way, "within"), Math.Max(1, way.Count("times", 1, 20)));
            way.Close();
            return read;
        }).ToArray();
        return ways.Length > 0
            ? new OverdueNode(body.Text("name"), body.OptionalText("as"), ways)
            : throw body.Fault("'unless' must name at least one test or vaccine");
    }

    private ConditionNode Observation(PackObject body)
    {
        var subject = Subject(body);
        var days = Days(body, "within");
        if (body.Has("values"))
        {
            return new CodedObservationNode(subject, [.. body.Texts("values").Select(text => CodeOf(body, text))], body.Flag("ever"), days);
        }

        var unit = body.Text("unit");
        return new ObservationNode(
            subject, Comparison.Of(body.Text("op"), body.Number("value")), unit, Scale(body, unit), days,
            Math.Max(1, body.Count("days", 1, 20)), body.Span("apartDays", 0));
    }

    private FiltrationSeriesNode Filtration(PackObject body)
    {
        var creatinine = Inline(["loinc:2160-0", "loinc:38483-4", "loinc:14682-9"], "serum creatinine", body);
        return new FiltrationSeriesNode(
            new Subject(index.Register(creatinine), creatinine.Title, body.OptionalText("as")),
            Comparison.Of(body.Text("op"), body.Number("value")), new UnitScale("mg/dL", Analytes.ByLoinc("2160-0")),
            Days(body, "within"), Math.Max(1, body.Count("times", 1, 20)), body.Span("apartDays", 0));
    }

    private static FindingNode Finding(PackObject body)
    {
        var comparison = body.Has("op") ? Comparison.Of(body.Text("op"), body.Number("value")) : null;
        HashSet<string> categories = [.. body.Texts("category")];
        if ((comparison is null) == (categories.Count == 0)) throw body.Fault("a finding is compared either by 'op' and 'value' or by 'category'");
        var id = body.Text("id");
        return new FindingNode(id, body.OptionalText("name") ?? id, body.Text("output"), comparison, categories, body.Flag("percent"));
    }

    private static double Days(PackObject body, string prefix) => body.Has(prefix + "Years")
        ? body.Span(prefix + "Years", 0) * DaysPerYear
        : body.Span(prefix + "Days", double.PositiveInfinity);

    private static UnitScale Scale(PackObject body, string unit)
    {
        if (!Ucum.TryParse(unit, out _, out var error)) throw body.Fault($"'{unit}' is no UCUM unit: {error}");
        var analyte = body.OptionalText("analyte");
        return new UnitScale(unit, analyte is null ? null : Analytes.ByLoinc(analyte) ?? throw body.Fault($"no molar mass is known for LOINC {analyte}"));
    }

    private ConceptSet Set(PackObject body)
    {
        if (body.Has("set") == body.Has("codes")) throw body.Fault("either 'set' or 'codes' is needed");
        return body.Has("set") ? sets[body.Text("set")] : Inline(body.Texts("codes"), body.Text("name"), body);
    }

    private static ConceptSet Inline(string[] codes, string name, PackObject place) => codes.Length > 0
        ? new ConceptSet("codes " + string.Join(' ', codes), name, "", codes.Select(text => CodeOf(place, text)), [])
        : throw place.Fault("'codes' must hold at least one code");
}
