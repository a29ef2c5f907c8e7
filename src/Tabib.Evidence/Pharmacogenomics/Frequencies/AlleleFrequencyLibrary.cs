using System.Security.Cryptography;
using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Pharmacogenomics.Frequencies;

/// <summary>How common alleles are, for all genes and groups of people that a source was found for.</summary>
public sealed class AlleleFrequencyLibrary
{
    internal const string Folder = "pgx/frequencies";

    private readonly IReadOnlyList<AlleleFrequencies> _all;

    private AlleleFrequencyLibrary(IReadOnlyList<AlleleFrequencies> all, string sha256)
    {
        (_all, Sha256) = (all, sha256);
        Populations = [.. all.Select(group => group.Population).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The groups that at least one gene has frequencies of, in name order.</summary>
    public IReadOnlyList<string> Populations { get; }

    /// <summary>Over the files' hashes in path order, lower-case hex.</summary>
    public string Sha256 { get; }

    /// <summary>Reads "pgx/frequencies" of the shipped knowledge or of a folder laid out like it; a folder without it has no frequencies.</summary>
    /// <exception cref="ProblemException">A file cannot be used.</exception>
    public static AlleleFrequencyLibrary Load(string? directory = null) => Of(directory is null ? KnowledgeFiles.Embedded(Folder) : KnowledgeFiles.FromDirectory(directory, Folder));

    internal static AlleleFrequencyLibrary Of(IReadOnlyList<KnowledgeFile> files)
    {
        var problems = new List<Problem>();
        var all = files.SelectMany(file => AlleleFrequencyReader.Read(file, problems) ?? []).ToList();
        if (problems.Count > 0) throw new ProblemException(problems[0]);
        var twice = all.GroupBy(group => (group.Gene, group.Population)).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw new ProblemException(new Problem("PGX060", ProblemSeverity.Error, $"Two files give frequencies of {twice.Key.Gene} for {twice.Key.Population}.", new ProblemLocation(Folder)));
        return new AlleleFrequencyLibrary(all, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files.Select(file => file.Sha256))))));
    }

    /// <returns>Null where no gene has frequencies of the group.</returns>
    public PopulationFrequencies? Of(string population)
    {
        var genes = _all.Where(group => string.Equals(group.Population, population, StringComparison.OrdinalIgnoreCase)).ToDictionary(group => group.Gene, StringComparer.OrdinalIgnoreCase);
        return genes.Count == 0 ? null : new PopulationFrequencies(genes.Values.First().Population, genes, Sha256);
    }
}
