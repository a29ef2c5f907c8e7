using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics;

/// <summary>The whole examination of files of advice, of inhibitors and inducers, and of dosing, as <c>knowledge validate</c> does it: schema, structure, and that rows ask for results that their genes can have.</summary>
public static class PgxAdviceValidation
{
    /// <returns>KNW010, KNW011, KNW018, PGX040; empty where every file may be used.</returns>
    public static IReadOnlyList<Problem> Validate(IReadOnlyList<KnowledgeFile> advice, IReadOnlyList<KnowledgeFile> modulators, IReadOnlyList<KnowledgeFile> dosing, PgxKnowledge genes)
    {
        ArgumentNullException.ThrowIfNull(advice);
        ArgumentNullException.ThrowIfNull(modulators);
        ArgumentNullException.ThrowIfNull(dosing);
        ArgumentNullException.ThrowIfNull(genes);
        var problems = new List<Problem>();
        foreach (var (files, name) in new[] { (advice, "pgx-advice"), (modulators, "pgx-modulators"), (dosing, "pgx-dosing") })
        {
            if (files.Count == 0) continue;
            var schema = KnowledgeSchema.Load(name);
            problems.AddRange(files.SelectMany(schema.Validate));
        }

        var drugs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in advice)
        {
            if (AdviceReader.Read(file, problems) is not { } guideline) continue;
            if (guideline.Source is null) problems.AddRange(guideline.Drugs.Where(drug => !drugs.Add(drug.Name)).Select(drug => Fault(file, $"There is advice for {drug.Name} twice.")));
            problems.AddRange(guideline.Rows.SelectMany(row => row.When).SelectMany(pair => pair.Value.Where(key => !CanHold(genes.Find(pair.Key), key)).Select(key => Fault(file, $"{pair.Key} cannot have the result '{key.Text}'."))));
        }

        foreach (var file in modulators)
        {
            if (ModulatorReader.Read(file, problems) is not { } facts) continue;
            var results = facts.Enzymes.SelectMany(enzyme => enzyme.Genes.SelectMany(gene => enzyme.Rules.SelectMany(rule => rule.Phenotypes).SelectMany(pair => new[] { pair.Key, pair.Value }).Distinct().Select(result => (Gene: gene, Result: result))));
            problems.AddRange(results.Where(pair => genes.Find(pair.Gene) is not { } gene || !Phenotypes(gene).Contains(pair.Result)).Select(pair => Fault(file, $"{pair.Gene} cannot have the result '{pair.Result}'.")));
        }

        foreach (var file in dosing) WarfarinAlgorithm.Read(file, problems);
        return problems;
    }

    internal static bool CanHold(GeneFacts? facts, ResultKey key)
    {
        if (facts is null) return false;
        if (key.Text == ResultKey.NoResult) return true;
        if (key.Alleles.Count > 0) return key.Alleles.All(allele => facts.Functions.ContainsKey(allele) || facts.Alleles.Any(item => item.Name == allele));
        return key.IsScore
            // An open score, such as ≥6.0, may be any above it: what it may be is no score that the gene's tables give.
            ? facts.Scores.Any(rule => !rule.Score.StartsWith('≥') && key.Holds(new GeneCandidate(facts.Gene, true, "", [], rule.Result, rule.Score)))
            : Phenotypes(facts).Contains(key.Text) || facts.Scores.Any(rule => rule.Score == key.Text) || IsPair(facts, key.Text);
    }

    private static bool IsPair(GeneFacts facts, string text) => text.Split('/') is { Length: 1 or 2 } names && names.All(name => facts.Functions.ContainsKey(name) || facts.Alleles.Any(allele => allele.Name == name));

    private static HashSet<string> Phenotypes(GeneFacts facts) => [.. facts.Results.Select(rule => rule.Result), .. facts.Scores.Select(rule => rule.Result)];

    private static Problem Fault(KnowledgeFile file, string message) => new("PGX040", ProblemSeverity.Error, message, new ProblemLocation(file.Path), "See knowledge/schema/pgx-advice.schema.json.");
}
