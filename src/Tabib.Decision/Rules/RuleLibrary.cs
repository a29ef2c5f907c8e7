using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;

namespace Tabib.Decision.Rules;

/// <summary>All rules of <c>knowledge/rules</c>, read and checked.</summary>
public sealed class RuleLibrary
{
    private readonly IReadOnlyList<Problem> _refusals;

    private RuleLibrary(ConceptIndex index, Rule[] rules, IReadOnlyList<Problem> refusals)
    {
        Index = index;
        All = rules;
        _refusals = refusals;
    }

    /// <summary>In id order.</summary>
    public IReadOnlyList<Rule> All { get; }

    internal ConceptIndex Index { get; }

    /// <summary>The rules that ship with the program.</summary>
    /// <exception cref="ProblemException">KNW101 to KNW103: a pack cannot be used.</exception>
    public static RuleLibrary Embedded()
    {
        var library = Load(KnowledgeFiles.Embedded("rules"), ConceptSets.Embedded());
        return library._refusals.Count == 0 ? library : throw new ProblemException(library._refusals[0]);
    }

    /// <summary>Reads packs; one that cannot be used is left out and named by <see cref="Validate"/>.</summary>
    public static RuleLibrary Load(IEnumerable<KnowledgeFile> files, ConceptSets sets)
    {
        var index = new ConceptIndex();
        var refusals = new List<Problem>();
        var rules = new SortedDictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            try
            {
                foreach (var rule in new RulePackReader(index, sets, file).Read())
                {
                    if (!rules.TryAdd(rule.Id, rule)) refusals.Add(Refusal(file, "KNW102", $"The rule id '{rule.Id}' is taken.", "Give each rule an id of its own."));
                }
            }
            catch (FormatException fault)
            {
                refusals.Add(Refusal(file, "KNW101", $"The rule pack cannot be used: {fault.Message}.", "See knowledge/schema/rule.schema.json and docs/guide/rules.md."));
            }
            catch (ProblemException fault)
            {
                refusals.Add(Refusal(file, "KNW103", fault.Problem.Message, fault.Problem.Hint));
            }
        }

        index.Seal();
        return new RuleLibrary(index, [.. rules.Values], refusals);
    }

    /// <summary>Asks every rule about its own examples.</summary>
    /// <returns>Refused packs (KNW101 to KNW103), examples answered otherwise than stated (KNW104), rules without an example that fires and one that does not (KNW105); empty when all is well.</returns>
    public IReadOnlyList<Problem> Validate()
    {
        var problems = new List<Problem>(_refusals);
        foreach (var rule in All)
        {
            if (!rule.Body.Examples.Any(example => example.Expected == Truth.True) || rule.Body.Examples.All(example => example.Expected == Truth.True))
            {
                problems.Add(new Problem("KNW105", ProblemSeverity.Error, $"The rule '{rule.Id}' lacks an example that fires or one that does not.", new ProblemLocation(rule.Pack.Path, Path: rule.Id), "Add examples to the pack."));
            }

            foreach (var example in rule.Body.Examples)
            {
                if (Disagreement(rule, example) is { } why)
                {
                    problems.Add(new Problem("KNW104", ProblemSeverity.Error, $"The example '{example.Name}' {why}.", new ProblemLocation(rule.Pack.Path, Path: rule.Id), "Correct the rule or the example."));
                }
            }
        }

        return problems;
    }

    private string? Disagreement(Rule rule, RuleExample example)
    {
        var context = new EvaluationContext(Index, example.Record, example.Findings);
        var truth = RuleEngine.Ask(rule, context);
        if (truth != example.Expected) return $"is {truth.ToString().ToLowerInvariant()}, not {example.Expected.ToString().ToLowerInvariant()}";
        if (example.Missing.Count == 0) return null;
        var lacking = RuleEngine.ExplanationOf(rule, context).Missing;
        var absent = example.Missing.FirstOrDefault(word => !lacking.Any(name => name.Contains(word, StringComparison.OrdinalIgnoreCase)));
        return absent is null ? null : $"does not name '{absent}' as missing, only: {string.Join("; ", lacking)}";
    }

    private static Problem Refusal(KnowledgeFile file, string code, string message, string? hint) =>
        new(code, ProblemSeverity.Error, message, new ProblemLocation(file.Path), hint);
}
