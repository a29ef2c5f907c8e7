using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics;

/// <summary>The whole examination of gene files, as <c>knowledge validate</c> does it: schema, structure, and that rules speak of functions that alleles have.</summary>
public static class PgxKnowledgeValidation
{
    /// <returns>KNW010, KNW011, KNW018, PGX001; empty where every file may be used.</returns>
    public static IReadOnlyList<Problem> Validate(IReadOnlyList<KnowledgeFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var problems = new List<Problem>();
        var schema = KnowledgeSchema.Load("pgx-gene");
        var genes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            problems.AddRange(schema.Validate(file));
            if (GeneFactsReader.Read(file, problems) is not { } facts) continue;
            if (!genes.Add(facts.Gene)) problems.Add(Fault(file, $"{facts.Gene} is in two files."));
            var functions = facts.Functions.Values.Select(function => function.Function).OfType<string>().ToHashSet(StringComparer.Ordinal);
            foreach (var rule in facts.Results.Where(rule => !functions.Contains(rule.First) || (rule.Second is { } second && !functions.Contains(second))))
                problems.Add(Fault(file, $"No allele has the functions of the rule {rule.First}{(rule.Second is null ? "" : $" + {rule.Second}")}."));
        }

        return problems;
    }

    private static Problem Fault(KnowledgeFile file, string message) => new("PGX001", ProblemSeverity.Error, message, new ProblemLocation(file.Path), "See knowledge/schema/pgx-gene.schema.json.");
}
