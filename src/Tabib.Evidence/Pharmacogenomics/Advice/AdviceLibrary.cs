using System.Security.Cryptography;
using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>All advice for drugs by genotype, and what other drugs do to enzymes.</summary>
public sealed class AdviceLibrary
{
    private AdviceLibrary(IReadOnlyList<DrugGuideline> guidelines, ModulatorFacts modulators, string sha256) => (Guidelines, Modulators, Sha256) = (guidelines, modulators, sha256);

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<DrugGuideline> Guidelines { get; }

    public ModulatorFacts Modulators { get; }

    /// <summary>Over the files' hashes in path order, lower-case hex.</summary>
    public string Sha256 { get; }

    /// <summary>Every drug with the guideline that speaks of it, by name.</summary>
    public IEnumerable<(AdvisedDrug Drug, DrugGuideline Guideline)> Drugs => Guidelines.SelectMany(guideline => guideline.Drugs.Select(drug => (drug, guideline))).OrderBy(pair => pair.drug.Name, StringComparer.Ordinal);

    /// <summary>Reads "pgx/advice" and "pgx/modulators" of the shipped knowledge or of a folder laid out like it.</summary>
    /// <exception cref="ProblemException">A file cannot be used, or there is none (PGX041).</exception>
    public static AdviceLibrary Load(string? directory = null)
    {
        var advice = Files(directory, "pgx/advice");
        var modulators = Files(directory, "pgx/modulators");
        var problems = new List<Problem>();
        var guidelines = advice.Select(file => AdviceReader.Read(file, problems)).OfType<DrugGuideline>().OrderBy(guideline => guideline.Id, StringComparer.Ordinal).ToList();
        var facts = modulators.Select(file => ModulatorReader.Read(file, problems)).OfType<ModulatorFacts>().ToList();
        if (problems.Count > 0) throw new ProblemException(problems[0]);
        var twice = guidelines.Where(guideline => guideline.Source is null).SelectMany(guideline => guideline.Drugs).GroupBy(drug => drug.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw new ProblemException(new Problem("PGX040", ProblemSeverity.Error, $"Two files give advice for {twice.Key}.", new ProblemLocation("pgx/advice")));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', advice.Concat(modulators).Select(file => file.Sha256))));
        return new AdviceLibrary(guidelines, new ModulatorFacts([.. facts.SelectMany(file => file.Enzymes)], [.. facts.SelectMany(file => file.Drugs)]), Convert.ToHexStringLower(hash));
    }

    /// <param name="written">A name or an RxNorm code.</param>
    /// <returns>Several for a combination; empty where no guideline speaks of it.</returns>
    public IReadOnlyList<(AdvisedDrug Drug, DrugGuideline Guideline)> Find(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return [.. Drugs.Where(pair => DrugName.Means(written, pair.Drug.RxNorm, pair.Drug.Name))];
    }

    private static IReadOnlyList<KnowledgeFile> Files(string? directory, string folder)
    {
        var files = directory is null ? KnowledgeFiles.Embedded(folder) : KnowledgeFiles.FromDirectory(directory, folder);
        if (files.Count > 0) return files;
        throw new ProblemException(new Problem("PGX041", ProblemSeverity.Error, $"There are no files in {folder}.", new ProblemLocation(directory ?? "knowledge"), "Give a knowledge folder that has pgx/advice and pgx/modulators."));
    }
}
