using Tabib.Core.Findings;
using Tabib.Decision.Recommendations;
using Tabib.Record.Journal;

namespace Tabib.Decision.Rules;

/// <summary>Asks every rule of a library about one patient. Thread-safe; the same record and findings give the same list.</summary>
public sealed class RuleEngine
{
    private readonly RuleLibrary _library;

    public RuleEngine(RuleLibrary library) => _library = library;

    public RuleLibrary Library => _library;

    /// <param name="record">The patient as known at the index time; nothing later is used.</param>
    /// <param name="findings">Results of the scores at that time; those of a later index time are left out, and one without a value makes what rests on it unknown.</param>
    /// <returns>Most urgent first, then strongest, then by rule id. Empty for the deceased.</returns>
    public IReadOnlyList<Recommendation> Evaluate(PatientRecord record, IReadOnlyList<Finding> findings)
    {
        if (record.IsDeceased) return [];
        var context = new EvaluationContext(_library.Index, record, findings);
        var given = new List<Recommendation>();
        List<Rule>? yielding = null;
        foreach (var rule in _library.All)
        {
            if (rule.Body.Population.Evaluate(context) != Truth.True) continue;
            var truth = rule.Body.When.Evaluate(context);
            if (truth == Truth.True)
            {
                given.Add(Advise(rule, context));
                if (rule.Body.YieldsTo.Count > 0) (yielding ??= []).Add(rule);
            }
            else if (truth == Truth.Unknown && rule.Body.WhenUnknown is not null && AskFor(rule, context) is { } question) given.Add(question);
        }

        if (yielding is not null) GiveWay(given, yielding);
        given.Sort(Recommendation.MostPressingFirst);
        return given;
    }

    internal static Truth Ask(Rule rule, EvaluationContext context) =>
        ThreeValued.And(rule.Body.Population.Evaluate(context), rule.Body.When.Evaluate(context));

    internal static Explanation ExplanationOf(Rule rule, EvaluationContext context)
    {
        var explanation = new Explanation();
        explanation.Says("age", context.Age?.ToString() ?? "unknown");
        explanation.Says("sex", context.Sex == Core.Identity.Sex.Unknown ? "unknown" : context.Sex.ToString().ToLowerInvariant());
        rule.Body.When.Explain(context, explanation, isDecisive: true);
        return explanation;
    }

    private static void GiveWay(List<Recommendation> given, List<Rule> yielding)
    {
        var advised = given.Where(one => one.Strength != RecommendationStrength.Information).Select(one => one.RuleId).ToHashSet(StringComparer.Ordinal);
        given.RemoveAll(one => yielding.Exists(rule => rule.Id == one.RuleId && rule.Body.YieldsTo.Any(advised.Contains)));
    }

    private static Recommendation Advise(Rule rule, EvaluationContext context)
    {
        var explanation = ExplanationOf(rule, context);
        foreach (var considered in rule.Body.Considers) considered.Explain(context, explanation, isDecisive: false);
        foreach (var stated in rule.Body.WouldChange) explanation.Turns(stated);
        return Build(rule, rule.Body.Text, rule.Strength, rule.Urgency, explanation);
    }

    private static Recommendation? AskFor(Rule rule, EvaluationContext context)
    {
        var explanation = ExplanationOf(rule, context);

        // A score that does not apply to this patient is no reason to ask for a measurement.
        if (explanation.IsBeyondData || explanation.Missing.Count == 0) return null;
        return Build(rule, rule.Body.WhenUnknown!, RecommendationStrength.Information, RecommendationUrgency.Routine, explanation);
    }

    private static Recommendation Build(Rule rule, RuleText text, RecommendationStrength strength, RecommendationUrgency urgency, Explanation explanation)
    {
        explanation.Values.TryAdd("missing", string.Join("; ", explanation.Missing));
        return new Recommendation
        {
            RuleId = rule.Id,
            Title = rule.Title,
            Action = text.Action.Fill(explanation.Values),
            Rationale = text.Rationale.Fill(explanation.Values),
            PatientText = text.PatientText.Fill(explanation.Values),
            Category = rule.Category,
            Strength = strength,
            Urgency = urgency,
            Findings = explanation.Findings,
            Facts = explanation.Facts,
            Missing = explanation.Missing,
            WouldChange = explanation.WouldChange,
            Alternatives = rule.Body.Alternatives,
            Citation = rule.Citation,
            KnowledgeHash = rule.Pack.Sha256,
        };
    }
}
