using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>Finds the rows of guidelines that hold for the calls of a sample. Made once, used for many samples; safe for several threads.</summary>
public sealed class DrugAdvisor(PgxKnowledge knowledge, AdviceLibrary library)
{
    private readonly IReadOnlyList<(AdvisedDrug Drug, DrugName Name)> _drugs = [.. library.Drugs.Select(pair => (pair.Drug, new DrugName(pair.Drug.RxNorm, pair.Drug.Name)))];
    private readonly IReadOnlyList<(Modulator Modulator, DrugName Name)> _modulators = [.. library.Modulators.Drugs.Select(modulator => (modulator, new DrugName(modulator.RxNorm, [modulator.Name, .. modulator.Synonyms])))];

    public AdviceLibrary Library => library;

    /// <param name="medications">What the patient takes: names or RxNorm codes.</param>
    public TakenDrugs Taken(IReadOnlyList<string> medications)
    {
        ArgumentNullException.ThrowIfNull(medications);
        var written = medications.Select(medication => new WrittenDrug(medication)).ToList();
        var drugs = _drugs.Where(pair => written.Exists(pair.Name.IsMeant)).ToList();
        List<string> without = [.. medications.Zip(written).Where(pair => !drugs.Exists(drug => drug.Name.IsMeant(pair.Second))).Select(pair => pair.First)];
        return new TakenDrugs(drugs.Select(pair => pair.Drug.Name).ToHashSet(StringComparer.Ordinal), [.. _modulators.Where(pair => written.Exists(pair.Name.IsMeant)).Select(pair => pair.Modulator)], without);
    }

    /// <param name="medications">What the patient takes: names or RxNorm codes.</param>
    public DrugAdvice Advise(SampleCalls calls, AdvisedDrug drug, DrugGuideline guideline, IReadOnlyList<string> medications) => Advise(calls, drug, guideline, Taken(medications));

    /// <param name="taken">What the patient takes.</param>
    public DrugAdvice Advise(SampleCalls calls, AdvisedDrug drug, DrugGuideline guideline, TakenDrugs taken)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(drug);
        ArgumentNullException.ThrowIfNull(guideline);
        ArgumentNullException.ThrowIfNull(taken);
        var evidence = guideline.Genes.Select(gene => Evidence(calls, gene, drug, taken)).ToList();
        var signatures = evidence.Select(gene => gene.Candidates.Select(candidate => guideline.Rows.Select(row => Holds(row, candidate)).ToArray()).ToList()).ToList();
        var held = new SortedSet<int>();
        var isWhole = true;
        foreach (var combination in Combinations(signatures))
        {
            var rows = Enumerable.Range(0, guideline.Rows.Count).Where(row => combination.All(signature => signature[row])).ToList();
            isWhole &= rows.Count > 0;
            held.UnionWith(rows);
        }

        var reasons = new List<string>();
        var bases = new List<GeneBasis>();
        for (var i = 0; i < evidence.Count; i++)
        {
            var (gene, call, candidates, told) = evidence[i];
            var deciding = new List<string>();
            if (candidates.Count == 0 || !candidates[0].IsCalled)
            {
                var why = (call?.Reason ?? "the calls do not hold it").TrimEnd('.');
                isWhole = false;
                reasons.Add(held.Count == 0 ? $"Cannot say, because {gene} is not called ({why})." : $"{gene} is not called ({why}): what it would add cannot be said.");
                bases.Add(new GeneBasis(gene, [], why, told, []));
                continue;
            }

            foreach (var (candidate, signature) in candidates.Zip(signatures[i]).DistinctBy(pair => pair.First.Result))
            {
                if (Enumerable.Range(0, signature.Length).Any(row => signature[row] && guideline.Rows[row].When.ContainsKey(gene))) continue;
                isWhole = false;
                reasons.Add(OnlyOneAlleleIsStated(candidate) ? $"Of {gene} one allele alone is stated ({candidate.Name}); the other may be one that matters." : $"The guideline says nothing for {gene} {candidate.Result}.");
            }

            if (signatures[i].DistinctBy(Written).Count() > 1)
            {
                deciding = DecidingPositions(knowledge.Find(gene), call!, candidates);
                reasons.Add(deciding.Count > 0 ? $"The candidates of {gene} lead to different advice; typing {string.Join(", ", deciding)} would tell them apart." : $"The candidates of {gene} lead to different advice; phased data or another test would tell them apart.");
            }

            bases.Add(new GeneBasis(gene, [.. candidates.Select(candidate => candidate.Result).Distinct(StringComparer.Ordinal)], null, told, deciding));
        }

        if (held.Count == 0 && reasons.Count == 0) reasons.Add($"The guideline has no row for {string.Join(" with ", bases.Select(basis => $"{basis.Gene} {string.Join(" or ", basis.Results)}"))}.");
        List<MatchedRow> matched = [.. held.Select(index => Matched(index, guideline.Rows[index], drug))];
        var status = matched.Count == 0 ? AdviceStatus.CannotSay : isWhole ? AdviceStatus.Advised : AdviceStatus.Partial;
        return new DrugAdvice(drug, guideline, status, taken.Has(drug), matched, bases, reasons);
    }

    private static MatchedRow Matched(int index, AdviceRow row, AdvisedDrug drug)
    {
        var strength = row.Strength == AdviceStrength.NoRecommendation ? row.Strength : drug.Strength ?? row.Strength;
        var text = row.Text.Replace("{drug}", drug.Name, StringComparison.Ordinal);
        return new MatchedRow(index, row, strength, text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text, row.Implication.Replace("{drug}", drug.Name, StringComparison.Ordinal));
    }

    /// <summary>A row that does not ask for the gene holds whatever its result.</summary>
    private static bool Holds(AdviceRow row, GeneCandidate candidate) => !row.When.TryGetValue(candidate.Gene, out var keys) || keys.Any(key => key.Holds(candidate));

    private static bool OnlyOneAlleleIsStated(GeneCandidate candidate) => candidate.Gene.StartsWith("HLA-", StringComparison.Ordinal) && candidate.Alleles.Count == 1;

    /// <summary>One of each gene; candidates that rows cannot tell apart count once.</summary>
    private static IEnumerable<IReadOnlyList<bool[]>> Combinations(List<List<bool[]>> genes)
    {
        IEnumerable<IReadOnlyList<bool[]>> all = [[]];
        foreach (var gene in genes)
        {
            var distinct = gene.DistinctBy(Written).ToList();
            all = all.SelectMany(combination => distinct.Select(signature => (IReadOnlyList<bool[]>)[.. combination, signature]));
        }

        return all;
    }

    private static string Written(bool[] signature) => string.Concat(signature.Select(holds => holds ? '1' : '0'));

    private (string Gene, GeneCall? Call, IReadOnlyList<GeneCandidate> Candidates, IReadOnlyList<Phenoconversion> Told) Evidence(SampleCalls calls, string gene, AdvisedDrug drug, TakenDrugs taken)
    {
        var call = calls.Genes.FirstOrDefault(item => item.Gene == gene);
        var facts = knowledge.Find(gene);
        var candidates = Candidates(facts, call, gene);
        if (facts is null) return (gene, call, candidates, []);
        var touching = taken.Modulators
            .Where(modulator => !DrugName.Means(drug.Name, null, [modulator.Name, .. modulator.Synonyms]))
            .SelectMany(modulator => modulator.Effects.SelectMany(effect => library.Modulators.Enzymes.Where(enzyme => enzyme.Enzyme == effect.Enzyme && enzyme.Genes.Contains(gene))
                .SelectMany(enzyme => enzyme.Rules.Where(rule => rule.Effect == effect.Effect && rule.Strength == effect.Strength).Select(rule => (modulator, effect, rule)))))
            .ToList();
        var (changed, told) = PhenotypeModulation.Apply(facts, candidates, touching);
        return (gene, call, changed, told);
    }

    private static List<GeneCandidate> Candidates(GeneFacts? facts, GeneCall? call, string gene)
    {
        // A result without a call is one that was inferred from a single position; the call's warning says so.
        if (call is null || (call.Status != CallStatus.Called && call.Results.Count == 0)) return [GeneCandidate.Uncalled(gene)];
        if (call.AdvicePair.Count > 0) return [.. call.Results.Select(result => new GeneCandidate(gene, true, string.Join('/', call.AdvicePair), call.AdvicePair, result.Phenotype, result.ActivityScore))];
        var candidates = call.Diplotypes.Select(diplotype => new GeneCandidate(gene, true, diplotype.Name, diplotype.Alleles, diplotype.Result.Phenotype, diplotype.Result.ActivityScore)).ToList();
        if (candidates.Count == 0) return [GeneCandidate.Uncalled(gene)];
        if (facts is null || !facts.HasActivityScore) return candidates;
        // A phenotype alone may stand for several scores: each of them is a candidate.
        return [.. candidates.SelectMany(candidate => candidate.ActivityScore is not null
            ? [candidate]
            : facts.Scores.Where(rule => rule.Result == candidate.Phenotype).Select(rule => candidate with { ActivityScore = rule.Score }).DefaultIfEmpty(candidate))];
    }

    /// <summary>Missing positions at which the candidates' alleles differ.</summary>
    private static List<string> DecidingPositions(GeneFacts? facts, GeneCall call, IReadOnlyList<GeneCandidate> candidates)
    {
        if (facts is null || facts.ReferenceAllele < 0) return [];
        var alleles = facts.Alleles.ToDictionary(allele => allele.Name, StringComparer.Ordinal);
        var reference = facts.Alleles[facts.ReferenceAllele];
        var missing = call.MissingPositions.ToHashSet(StringComparer.Ordinal);
        var deciding = new List<string>();
        for (var i = 0; i < facts.Positions.Count; i++)
        {
            var name = facts.Positions[i].Name(facts.Chromosome);
            if (!missing.Contains(name)) continue;
            var genotypes = candidates.Select(candidate => string.Join('/', candidate.Alleles.Select(allele => alleles.GetValueOrDefault(allele)?.Cells[i] ?? reference.Cells[i]).Order(StringComparer.Ordinal)));
            if (genotypes.Distinct(StringComparer.Ordinal).Count() > 1) deciding.Add(name);
        }

        return deciding;
    }
}
