using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Results;

namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>Changes results of a gene by the inhibitors and inducers that a patient takes.</summary>
/// <remarks>Sources of the rules: the citations in knowledge/pgx/modulators. Of several drugs the one that slows most counts.</remarks>
internal static class PhenotypeModulation
{
    private static readonly StringComparer Text = StringComparer.Ordinal;

    /// <param name="taken">Drugs of the medication list that touch the gene, without the drug that is advised on: guidelines count its own effect already.</param>
    public static (IReadOnlyList<GeneCandidate> Candidates, IReadOnlyList<Phenoconversion> Told) Apply(GeneFacts facts, IReadOnlyList<GeneCandidate> candidates, IReadOnlyList<(Modulator Drug, EnzymeEffect Effect, ModulationRule Rule)> taken)
    {
        if (taken.Count == 0) return (candidates, []);
        var factor = taken.Where(item => item.Rule.ScoreFactor is not null).Select(item => item.Rule.ScoreFactor!.Value).DefaultIfEmpty(1).Min();
        var map = taken.Where(item => item.Rule.Phenotypes.Count > 0).OrderBy(item => item.Rule.Strength == "strong" ? 0 : 1).Select(item => item.Rule.Phenotypes).FirstOrDefault();
        IReadOnlyList<GeneCandidate> changed = [.. candidates.SelectMany(candidate => Changed(facts, candidate, factor, map)).Distinct()];
        var (from, to) = (Results(candidates), Results(changed));
        return (changed, [.. taken.Select(item => new Phenoconversion(facts.Gene, item.Drug.Name, item.Rule.Text, from, item.Rule.ScoreFactor is null && item.Rule.Phenotypes.Count == 0 ? from : to, item.Effect.Open))]);
    }

    private static string Results(IEnumerable<GeneCandidate> candidates) => string.Join("; ", candidates.Select(candidate => candidate.Result).Distinct(Text));

    private static IEnumerable<GeneCandidate> Changed(GeneFacts facts, GeneCandidate candidate, double factor, IReadOnlyDictionary<string, string>? map)
    {
        if (!candidate.IsCalled) return [candidate];
        if (map is not null && candidate.Phenotype is { } phenotype && map.TryGetValue(phenotype, out var slower)) candidate = candidate with { Phenotype = slower };
        if (factor == 1 || candidate.ActivityScore is null) return [candidate];
        // Nothing left of whatever activity there is: also where the score is not known.
        if (factor == 0) return [candidate with { ActivityScore = ResultRules.Text(0), Phenotype = PhenotypeOf(facts, 0) }];
        if (!ResultRules.TryValue(candidate.ActivityScore, out var value)) return [candidate];
        var score = value * factor;
        if (!candidate.ActivityScore.StartsWith('≥')) return [candidate with { ActivityScore = ResultRules.Text(score), Phenotype = PhenotypeOf(facts, score) }];
        var phenotypes = Scores(facts).Where(pair => pair.Value >= score).Select(pair => pair.Result).Append(PhenotypeOf(facts, score)).Distinct(Text);
        return phenotypes.Select(result => candidate with { ActivityScore = "≥" + ResultRules.Text(score), Phenotype = result });
    }

    /// <summary>By the nearest score of the table that is not above; any activity at all is more than none.</summary>
    private static string PhenotypeOf(GeneFacts facts, double score)
    {
        var scores = Scores(facts).Where(pair => score == 0 ? pair.Value == 0 : pair.Value > 0).OrderBy(pair => pair.Value).ToList();
        if (scores.Count == 0) return GeneResult.Indeterminate;
        return scores.LastOrDefault(pair => pair.Value <= score, scores[0]).Result;
    }

    private static IEnumerable<(double Value, string Result)> Scores(GeneFacts facts) =>
        facts.Scores.Where(rule => !rule.Score.StartsWith('≥')).Select(rule => (IsNumber: ResultRules.TryValue(rule.Score, out var value), Value: value, rule.Result)).Where(rule => rule.IsNumber).Select(rule => (rule.Value, rule.Result));
}
