using System.Text.RegularExpressions;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>An official release as files of a knowledge folder: the same release gives the same bytes.</summary>
/// <param name="Genes">Files of pgx/genes, in path order.</param>
/// <param name="CarriedOver">Genes of which the program knows alleles that matter, but no release has rules (HLA-A, HLA-B), and of a release of single genes all others: their files are those of the basis.</param>
/// <param name="WithoutGrch37">Number of positions whose place on GRCh37 is not known.</param>
/// <param name="Manifest">pgx/import.json: versions and hashes of what was read and what was made.</param>
/// <param name="Notes">What was left out, and what the release does not say.</param>
public sealed partial record PgxImport(IReadOnlyList<KnowledgeFile> Genes, IReadOnlyList<string> CarriedOver, IReadOnlyList<ReleaseSource> Sources, int WithoutGrch37, KnowledgeFile Manifest, IReadOnlyList<GeneImportNote> Notes)
{
    private const string Folder = "pgx/genes";

    /// <param name="directory">Allele definitions and phenotype tables as ClinPGx releases them with PharmCAT: folders "alleles" and "phenotypes"; or tables of CPIC's database as JSON; plain or gzip. Or PharmVar's download, a zip file or a folder.</param>
    /// <param name="positions">PyPGx's variant table, which states places on both builds; null leaves GRCh37 out.</param>
    /// <param name="version">Of CPIC's tables, which do not state it; the other forms do.</param>
    /// <param name="basis">Knowledge folder whose facts stay where a release is silent; null for the program's own.</param>
    /// <exception cref="ProblemException">PGX020 to PGX023, PGX026 to PGX029, INP001: nothing can be made of it.</exception>
    public static PgxImport Read(string directory, string? positions, string? version = null, string? basis = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (!Directory.Exists(directory) && !PharmVarArchive.IsZip(directory)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "There is no such folder.", new ProblemLocation(directory), "Check the spelling; paths are relative to where you are."), ProblemKind.InputMissing);
        var table = positions is null ? null : ReleaseFile.Read(positions, Path.GetFileName(positions));
        var builds = table is null ? new BuildMap() : BuildMap.Read(table);
        var release = Release(directory, version, basis, builds);
        return Of(release, table is null ? release.Sources : [.. release.Sources, new ReleaseSource(table.Name, table.Sha256)], basis);
    }

    private static GeneRelease Release(string directory, string? version, string? basis, BuildMap builds)
    {
        if (CpicRelease.IsIn(directory)) return CpicRelease.Read(directory, version ?? throw Refused("CPIC's tables", "the version is not stated; give it with --release"), PgxKnowledge.Load(basis), builds);
        return !PharmCatRelease.IsIn(directory) && PharmVarRelease.IsIn(directory) ? PharmVarRelease.Read(directory, PgxKnowledge.Load(basis), builds) : PharmCatRelease.Read(directory, builds);
    }

    private static PgxImport Of(GeneRelease release, IReadOnlyList<ReleaseSource> sources, string? basis)
    {
        if (release.Genes.Count == 0) throw Refused("the release", "it holds no gene");
        var files = new List<KnowledgeFile>();
        foreach (var facts in release.Genes)
        {
            // The name becomes a file's name.
            if (!GeneName().IsMatch(facts.Gene)) throw Refused($"'{facts.Gene}'", "this is no name of a gene");
            var file = KnowledgeFile.Of($"{Folder}/{facts.Gene.ToLowerInvariant()}.json", GeneFactsWriter.Write(facts, release.Citations, release.Licence));
            var problems = new List<Problem>();
            GeneFactsReader.Read(file, problems);
            if (problems.Count > 0) throw Refused(facts.Gene, $"{problems[0].Location.Path}: {problems[0].Message.TrimEnd('.')}");
            files.Add(file);
        }

        var own = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        if (own.Count < files.Count) throw Refused("the release", "two genes differ in the case of letters only");
        var carried = CarriedOverFiles(own, release.IsPartial, basis);
        var genes = files.Concat(carried.Select(pair => pair.File)).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        string[] names = [.. carried.Select(pair => pair.Gene)];
        return new PgxImport(genes, names, sources, release.Genes.Sum(facts => facts.Positions.Count(position => position.Grch37 is null)), ImportManifest.Of("pgx/import.json", "pgx", release.Version, sources, genes, names, release.Notes), release.Notes);
    }

    private static List<(string Gene, KnowledgeFile File)> CarriedOverFiles(HashSet<string> own, bool isPartial, string? basis)
    {
        var carried = new List<(string, KnowledgeFile)>();
        foreach (var file in (basis is null ? KnowledgeFiles.Embedded(Folder) : KnowledgeFiles.FromDirectory(basis, Folder)).Where(file => !own.Contains(file.Path)))
        {
            if (GeneFactsReader.Read(file, new List<Problem>()) is { } facts && (isPartial || facts is { Calling: CallingMethod.OutsideOnly, Results.Count: 0 })) carried.Add((facts.Gene, file));
        }

        return carried;
    }

    private static ProblemException Refused(string what, string why) =>
        new(new Problem("PGX023", ProblemSeverity.Error, $"Nothing was imported: of {what}, {why}.", ProblemLocation.None, "The release may be damaged, or of a newer form than this program knows."));

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9-]{0,30}\z")]
    private static partial Regex GeneName();
}
