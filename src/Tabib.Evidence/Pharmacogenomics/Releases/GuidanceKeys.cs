using System.Globalization;
using System.Text.Json;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Lookup keys of released guidance, brought to those of advice files; counts what has no counterpart.</summary>
internal sealed class GuidanceKeys(PgxKnowledge knowledge)
{
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> LeftOut => _leftOut;

    /// <param name="lookup">An object: gene to a phenotype, an activity score, an allele's status, or an object of alleles and how often each is carried.</param>
    /// <returns>Null where the program cannot tell whether the row holds; it is counted.</returns>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Read(JsonElement lookup)
    {
        var when = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var member in lookup.EnumerateObject())
        {
            if (knowledge.Genes.FirstOrDefault(facts => facts.Gene == member.Name) is not { } gene) return Skip($"gene {member.Name} is not known");
            var text = member.Value.ValueKind switch
            {
                JsonValueKind.String => member.Value.Text(),
                JsonValueKind.Number => member.Value.GetRawText(),
                JsonValueKind.Object => Diplotype(member.Value),
                _ => throw new FormatException($"the key of {member.Name} is neither a text nor alleles"),
            };
            if (text is null || !PgxAdviceValidation.CanHold(gene, ResultKey.Parse(text))) return Skip($"{member.Name} has results that its tables do not give");
            when[member.Name] = [text];
        }

        return when.Count > 0 ? when : Skip("no gene is named");
    }

    public void Count(string what) => _leftOut[what] = _leftOut.GetValueOrDefault(what) + 1;

    private IReadOnlyDictionary<string, IReadOnlyList<string>>? Skip(string why)
    {
        Count(why);
        return null;
    }

    /// <returns>The pair's name; null where not one or two alleles are named.</returns>
    private static string? Diplotype(JsonElement alleles)
    {
        var names = new List<string>();
        foreach (var member in alleles.EnumerateObject())
        {
            var copies = member.Value.GetDouble();
            if (copies is not (1 or 2)) return null;
            names.AddRange(Enumerable.Repeat(member.Name, (int)copies));
        }

        names.Sort(AlleleNameOrder.Instance);
        return names.Count is 1 or 2 ? string.Join('/', names) : null;
    }

    /// <summary>What is to be done is a sentence in a release, beside it flags. Only what the flags say is taken for an action: a wrong one would be worse than none.</summary>
    public static AdviceAction ActionOf(bool changesDose, bool hasAlternative, bool hasOther) => (changesDose, hasAlternative, hasOther) switch
    {
        (true, false, false) => AdviceAction.AdjustDose,
        (false, true, false) => AdviceAction.ChooseAnother,
        _ => AdviceAction.SeeText,
    };

    public static AdviceStrength StrengthOf(string? term) => term?.ToLower(CultureInfo.InvariantCulture) switch
    {
        "strong" => AdviceStrength.Strong,
        "moderate" => AdviceStrength.Moderate,
        "optional" => AdviceStrength.Optional,
        "no recommendation" => AdviceStrength.NoRecommendation,
        _ => AdviceStrength.NotStated,
    };

    /// <summary>Rows of one gene that say the same become one with several results.</summary>
    public static IReadOnlyList<GuidanceRow> Merged(IEnumerable<GuidanceRow> rows) =>
    [
        .. rows.GroupBy(row => (Genes: row.When.Count == 1 ? row.When.Keys.Single() : string.Join('\n', row.When.Select(pair => $"{pair.Key} {string.Join(' ', pair.Value)}")), row.Population, row.Action, row.Strength, row.Text, row.Implication))
            .Select(group => group.First().When.Count == 1
                ? group.First() with { When = new Dictionary<string, IReadOnlyList<string>> { [group.Key.Genes] = [.. group.SelectMany(row => row.When.Values.Single()).Distinct(StringComparer.Ordinal)] } }
                : group.First()),
    ];
}
