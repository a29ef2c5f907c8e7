using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Comparison;

/// <summary>What other knowledge makes of the advice for all drugs by stored calls: alleles stay, their results and the rows that hold are found anew.</summary>
/// <remarks>Before is what the stored results gave under the old advice. Few results are common: advice is worked out once for each combination of a drug's genes. For one thread.</remarks>
public sealed class AdviceReannotation
{
    private const int MostRemembered = 200_000;

    private readonly Side _before;
    private readonly Side _after;
    private readonly Dictionary<string, Dictionary<string, Pair>> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (IReadOnlyList<string> Before, IReadOnlyList<string> After)?> _verdicts = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<(string Drug, IReadOnlyList<string> Genes)> _drugs;
    private int _pairs;

    public AdviceReannotation(PgxKnowledge before, AdviceLibrary adviceBefore, PgxKnowledge after, AdviceLibrary adviceAfter)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(adviceBefore);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(adviceAfter);
        (_before, _after) = (new Side(before, adviceBefore), new Side(after, adviceAfter));
        _drugs =
        [
            .. adviceBefore.Drugs.Concat(adviceAfter.Drugs).GroupBy(pair => pair.Drug.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, (IReadOnlyList<string>)[.. group.SelectMany(pair => pair.Guideline.Genes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
        ];
    }

    /// <param name="medications">What the patient takes; null where nothing says it.</param>
    /// <returns>Drugs whose advice changes, by name.</returns>
    public IReadOnlyList<AdviceChange> Of(StoredSample sample, IReadOnlyList<string>? medications = null)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var calls = sample.Calls.DistinctBy(call => call.Gene).ToDictionary(call => call.Gene, PairOf, StringComparer.Ordinal);
        var changes = new List<AdviceChange>();
        var (takenBefore, takenAfter) = (_before.Taken(medications ?? []), _after.Taken(medications ?? []));
        var modulators = medications is null ? "" : string.Join(',', takenBefore.Modulators.Concat(takenAfter.Modulators).Select(modulator => modulator.Name));
        foreach (var (drug, genes) in _drugs)
        {
            if (!genes.Any(calls.ContainsKey)) continue;
            // Numbers stand for calls: equal calls have equal numbers.
            var key = string.Concat(drug, "\n", modulators, string.Concat(genes.Select(gene => calls.TryGetValue(gene, out var pair) ? $"\n{pair.Number}" : "\n-")));
            if (!_verdicts.TryGetValue(key, out var verdict))
            {
                if (_verdicts.Count >= MostRemembered) _verdicts.Clear();
                var before = _before.Lines(drug, [.. calls.Values.Select(pair => pair.Before)], takenBefore);
                var after = _after.Lines(drug, [.. calls.Values.Select(pair => pair.After)], takenAfter);
                _verdicts[key] = verdict = before.SequenceEqual(after, StringComparer.Ordinal) ? null : (before, after);
            }

            if (verdict is { } change) changes.Add(new AdviceChange(sample.File, sample.Sample, drug, medications is null ? null : _before.IsTaken(drug, takenBefore) || _after.IsTaken(drug, takenAfter), change.Before, change.After));
        }

        return changes;
    }

    private Pair PairOf(StoredCall call)
    {
        if (!_calls.TryGetValue(call.Gene, out var known)) _calls[call.Gene] = known = new Dictionary<string, Pair>(StringComparer.Ordinal);
        var key = StoredCallResults.KeyOf(call);
        if (known.TryGetValue(key, out var pair)) return pair;
        if (known.Count >= MostRemembered) known.Clear();
        var (old, young) = (_before.Facts(call.Gene), _after.Facts(call.Gene));
        return known[key] = new Pair(_pairs++, call.HasResult || old is null ? StoredCallResults.AsStored(call) : StoredCallResults.Anew(call, old, old), StoredCallResults.Anew(call, young, old));
    }

    private sealed record Pair(int Number, GeneCall Before, GeneCall After);

    private sealed class Side(PgxKnowledge knowledge, AdviceLibrary library)
    {
        private TakenDrugs? _nobody;
        private readonly DrugAdvisor _advisor = new(knowledge, library);
        private readonly ILookup<string, (AdvisedDrug Drug, DrugGuideline Guideline)> _drugs = library.Drugs.ToLookup(pair => pair.Drug.Name, StringComparer.Ordinal);
        private readonly Dictionary<string, GeneFacts> _genes = knowledge.Genes.ToDictionary(facts => facts.Gene, StringComparer.Ordinal);

        public GeneFacts? Facts(string gene) => _genes.GetValueOrDefault(gene);

        public TakenDrugs Taken(IReadOnlyList<string> medications) => medications.Count == 0 ? _nobody ??= _advisor.Taken([]) : _advisor.Taken(medications);

        public bool IsTaken(string drug, TakenDrugs taken) => _drugs[drug].Any(pair => taken.Has(pair.Drug));

        /// <summary>Rows that hold, as a person reads them; where there is none, why.</summary>
        public IReadOnlyList<string> Lines(string drug, IReadOnlyList<GeneCall> calls, TakenDrugs taken)
        {
            var sample = new SampleCalls("", "", "", calls, false, "", "");
            return [.. _drugs[drug].Select(pair => _advisor.Advise(sample, pair.Drug, pair.Guideline, taken)).SelectMany(Lines).Distinct(StringComparer.Ordinal)];
        }

        private static IEnumerable<string> Lines(DrugAdvice advice)
        {
            var source = advice.Guideline.Source is { } stated ? $"{stated}: " : "";
            foreach (var row in advice.Rows) yield return $"{source}{AdviceWords.Of(row.Row.Action)} ({AdviceWords.Of(row.Strength)}{(row.Row.Population is { } population ? $", {population}" : "")}): {row.Text}";
            if (advice.Status == AdviceStatus.CannotSay) yield return $"{source}{string.Join(' ', advice.Reasons)}";
        }
    }
}
