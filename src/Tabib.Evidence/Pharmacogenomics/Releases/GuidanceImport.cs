using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Released guidance for drugs as advice files of a knowledge folder: the same release gives the same bytes.</summary>
/// <param name="Advice">Files of pgx/advice, in path order.</param>
/// <param name="CarriedOver">The program's own genes, modulators and dosing: advice is used with them.</param>
/// <param name="LeftOut">What could not be taken over, and how many recommendations of it.</param>
/// <param name="Manifest">pgx/import-advice.json: versions and hashes of what was read and what was made.</param>
public sealed record GuidanceImport(IReadOnlyList<KnowledgeFile> Advice, IReadOnlyList<KnowledgeFile> CarriedOver, IReadOnlyDictionary<string, int> LeftOut, IReadOnlyList<ReleaseSource> Sources, KnowledgeFile Manifest)
{
    private static readonly string[] Companions = ["pgx/genes", "pgx/modulators", "pgx/dosing"];

    /// <summary>Of genes: what the release says nothing of.</summary>
    public IReadOnlyList<GeneImportNote> Notes { get; init; } = [];

    /// <param name="directory">With ClinPGx's prescribing_guidance.json, or with CPIC's tables recommendation, drug and guideline as JSON; plain or gzip.</param>
    /// <param name="version">Of the release, its day at best (2025-11-05): neither form states it.</param>
    /// <exception cref="ProblemException">PGX020, PGX021, PGX023, INP001: nothing can be made of it.</exception>
    public static GuidanceImport Read(string directory, string? version)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (!Directory.Exists(directory)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "There is no such folder.", new ProblemLocation(directory), "Check the spelling; paths are relative to where you are."), ProblemKind.InputMissing);
        var named = version ?? throw Refused("the version is not stated; give it with --release");
        var knowledge = PgxKnowledge.Load();
        var guidance = new[] { ClinPgxGuidance.FileName, $"{ClinPgxGuidance.FileName}.gz" }.Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
        return Of(
            guidance is not null ? ClinPgxGuidance.Read(ReleaseFile.Read(guidance, Path.GetFileName(guidance)), named, knowledge, AdviceLibrary.Load())
            : CpicGuidance.IsIn(directory) ? CpicGuidance.Read(directory, named, knowledge)
            : throw new ProblemException(new Problem("PGX020", ProblemSeverity.Error, $"There is neither {ClinPgxGuidance.FileName} nor a table 'recommendation.json'.", new ProblemLocation(directory), "Give the folder with ClinPGx's guidance, or with CPIC's tables.")),
            named);
    }

    internal static GuidanceImport Of(GuidanceRelease release, string version)
    {
        var files = new SortedDictionary<string, KnowledgeFile>(StringComparer.Ordinal);
        foreach (var guidance in release.Guidance)
        {
            var file = KnowledgeFile.Of($"pgx/advice/{GuidanceWriter.FileName(guidance)}.json", GuidanceWriter.Write(guidance, version, release.Licence));
            var problems = new List<Problem>();
            AdviceReader.Read(file, problems);
            if (problems.Count > 0) throw Refused($"of '{guidance.Title}', {problems[0].Location.Path}: {problems[0].Message.TrimEnd('.')}");
            if (!files.TryAdd(file.Path, file)) throw Refused($"'{guidance.Title}' is there twice for {guidance.Drug}");
        }

        if (files.Count == 0) throw Refused("it holds no recommendation that the program can tell to hold");
        List<KnowledgeFile> carried = [.. Companions.SelectMany(KnowledgeFiles.Embedded)];
        return new GuidanceImport([.. files.Values], carried, release.LeftOut, release.Sources, ImportManifest.Of("pgx/import-advice.json", "pgx-advice", version, release.Sources, [.. files.Values], carried.Select(file => file.Path))) { Notes = release.Notes };
    }

    private static ProblemException Refused(string why) =>
        new(new Problem("PGX023", ProblemSeverity.Error, $"Nothing was imported: {why}.", ProblemLocation.None, "The release may be damaged, or of a newer form than this program knows."));
}
