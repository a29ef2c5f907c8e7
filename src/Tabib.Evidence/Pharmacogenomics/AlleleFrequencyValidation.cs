using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics.Frequencies;

namespace Tabib.Evidence.Pharmacogenomics;

/// <summary>The whole examination of files of allele frequencies, as <c>knowledge validate</c> does it: schema, structure, and that their alleles are alleles of their genes.</summary>
public static class AlleleFrequencyValidation
{
    /// <returns>KNW010, KNW011, KNW018, PGX060; empty where every file may be used.</returns>
    public static IReadOnlyList<Problem> Validate(IReadOnlyList<KnowledgeFile> files, PgxKnowledge genes)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(genes);
        if (files.Count == 0) return [];
        var problems = new List<Problem>();
        var schema = KnowledgeSchema.Load("pgx-frequencies");
        var seen = new HashSet<(string, string)>();
        foreach (var file in files)
        {
            problems.AddRange(schema.Validate(file));
            foreach (var group in AlleleFrequencyReader.Read(file, problems) ?? [])
            {
                if (!seen.Add((group.Gene, group.Population))) problems.Add(Fault(file, $"{group.Gene} has frequencies for {group.Population} twice."));
                if (genes.Find(group.Gene) is not { } facts) problems.Add(Fault(file, $"There is no gene {group.Gene}."));
                else problems.AddRange(group.Alleles.Keys.Where(name => facts.Alleles.All(allele => allele.Name != name) && !facts.Functions.ContainsKey(name)).Select(name => Fault(file, $"{group.Gene} has no allele {name}.")));
            }
        }

        return problems;
    }

    private static Problem Fault(KnowledgeFile file, string message) => new("PGX060", ProblemSeverity.Error, message, new ProblemLocation(file.Path), "See knowledge/schema/pgx-frequencies.schema.json.");
}
