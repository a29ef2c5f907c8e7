using System.Security.Cryptography;
using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics;

/// <summary>The facts of all genes, and their version and hash, which go into every call.</summary>
public sealed class PgxKnowledge
{
    private PgxKnowledge(IReadOnlyList<GeneFacts> genes, string version, string sha256) => (Genes, Version, Sha256) = (genes, version, sha256);

    /// <summary>In name order.</summary>
    public IReadOnlyList<GeneFacts> Genes { get; }

    /// <summary>The newest of the genes' releases.</summary>
    public string Version { get; }

    /// <summary>Over the files' hashes in path order, lower-case hex.</summary>
    public string Sha256 { get; }

    /// <summary>Reads "pgx/genes" of the shipped knowledge or of a folder laid out like it.</summary>
    /// <exception cref="ProblemException">A file cannot be used, or there is none (PGX002).</exception>
    public static PgxKnowledge Load(string? directory = null)
    {
        var files = directory is null ? KnowledgeFiles.Embedded("pgx/genes") : KnowledgeFiles.FromDirectory(directory, "pgx/genes");
        if (files.Count == 0) throw new ProblemException(new Problem("PGX002", ProblemSeverity.Error, "There are no gene files.", new ProblemLocation(directory ?? "knowledge"), "They lie in pgx/genes of the knowledge folder; 'tabib knowledge import' makes them."));
        var problems = new List<Problem>();
        var genes = files.Select(file => GeneFactsReader.Read(file, problems)).OfType<GeneFacts>().OrderBy(gene => gene.Gene, StringComparer.Ordinal).ToList();
        if (problems.Count > 0) throw new ProblemException(problems[0]);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files.Select(file => file.Sha256))));
        return new PgxKnowledge(genes, genes.Max(gene => gene.Version) ?? "", Convert.ToHexStringLower(hash));
    }

    /// <returns>Null where the gene is not known.</returns>
    public GeneFacts? Find(string gene) => Genes.FirstOrDefault(facts => string.Equals(facts.Gene, gene, StringComparison.OrdinalIgnoreCase));
}
