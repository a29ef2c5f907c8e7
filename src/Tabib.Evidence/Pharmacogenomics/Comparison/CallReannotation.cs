using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;
using Tabib.Evidence.Pharmacogenomics.Results;

namespace Tabib.Evidence.Pharmacogenomics.Comparison;

/// <summary>What other knowledge makes of stored calls: the alleles stay as they were called, their results are found anew.</summary>
/// <remarks>What a laboratory states beats what its alleles say, so a result that the laboratory worded itself stays; an activity score that it stated is looked up anew. Genome files are not read: where definitions differ, the calls themselves may too, and <see cref="GeneDifference.ChangesCalling"/> says so.</remarks>
public sealed class CallReannotation
{
    private const int MostRemembered = 100_000;

    private readonly Dictionary<string, Gene> _genes = new(StringComparer.Ordinal);

    /// <param name="differences">Of <see cref="KnowledgeComparison"/> between the two.</param>
    public CallReannotation(PgxKnowledge before, PgxKnowledge after, IReadOnlyList<GeneDifference> differences)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(differences);
        foreach (var facts in before.Genes) _genes[facts.Gene] = new Gene(facts, null, null);
        foreach (var facts in after.Genes) _genes[facts.Gene] = new Gene(_genes.GetValueOrDefault(facts.Gene)?.Before, facts, null);
        foreach (var difference in differences) _genes[difference.Gene] = _genes[difference.Gene] with { Difference = difference };
    }

    /// <summary>Calls whose stored result is not what the old knowledge gives: they were made with another.</summary>
    public long Strangers { get; private set; }

    /// <summary>Calls of genes that neither knowledge has.</summary>
    public long UnknownGenes { get; private set; }

    /// <returns>Null where nothing changes or nothing was called.</returns>
    public CallChange? Of(StoredSample sample, StoredCall call)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(call);
        if (call.Diplotypes.Count + call.Haplotypes.Count + call.AdviceAlleles.Count == 0) return null;
        if (!_genes.TryGetValue(call.Gene, out var gene))
        {
            UnknownGenes++;
            return null;
        }

        var verdict = gene.VerdictOf(call, MostRemembered);
        if (verdict.IsStranger) Strangers++;
        return verdict.Change is { } change ? change with { File = sample.File, Sample = sample.Sample } : null;
    }

    private sealed record Verdict(CallChange? Change, bool IsStranger);

    private sealed record Gene(GeneFacts? Before, GeneFacts? After, GeneDifference? Difference)
    {
        private readonly Dictionary<string, Verdict> _verdicts = new(StringComparer.Ordinal);

        /// <summary>Few diplotypes are common: each is worked out once.</summary>
        public Verdict VerdictOf(StoredCall call, int mostRemembered)
        {
            var key = StoredCallResults.KeyOf(call);
            if (_verdicts.TryGetValue(key, out var known)) return known;
            if (_verdicts.Count >= mostRemembered) _verdicts.Clear();
            return _verdicts[key] = Judge(call);
        }

        private Verdict Judge(StoredCall call)
        {
            var old = Before is null ? null : StoredCallResults.Of(Before, Before, call);
            var stored = call.HasResult || old is null ? new GeneResult(call.Phenotype, call.ActivityScore) : old;
            var young = After is null ? new GeneResult(null, null) : StoredCallResults.Of(After, Before, call);
            HashSet<string> alleles = [.. call.Haplotypes.Concat(call.AdviceAlleles).Concat(call.Diplotypes.SelectMany(diplotype => diplotype.Alleles)).SelectMany(Parts)];
            string[] redefined = [.. (Difference?.Alleles ?? []).Where(change => change.Before is not null && alleles.Contains(change.Name)).Select(change => change.Name)];
            var isStranger = call.Source != "outside" && call.HasResult && old is not null && old != stored;
            if (stored == young && redefined.Length == 0) return new Verdict(null, isStranger);
            return new Verdict(new CallChange("", "", call.Gene, call.Text, stored.Phenotype, young.Phenotype, stored.ActivityScore, young.ActivityScore, redefined.Length > 0, Why(alleles, redefined, isStranger)), isStranger);
        }

        private string Why(HashSet<string> alleles, string[] redefined, bool isStranger)
        {
            if (After is null) return "the gene is gone";
            var reasons = new List<string>();
            if (Before is null) reasons.Add("the gene is new");
            reasons.AddRange(redefined.Select(name => $"definition of {name}"));
            reasons.AddRange((Difference?.Functions ?? []).Where(change => alleles.Contains(change.Name)).Select(change => $"function of {change.Name}"));
            if (reasons.Count == 0 && Difference is { Results.Count: > 0 }) reasons.Add("rules of results");
            if (isStranger) reasons.Add("called with other knowledge");
            return string.Join("; ", reasons);
        }

        private static IEnumerable<string> Parts(string name) => AlleleNameOrder.IsCombination(name) ? name[1..^1].Split(" + ") : [name];
    }
}
