using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Tables;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics.Releases;

namespace Tabib.App.Knowledge;

/// <summary>Makes knowledge files of an official release.</summary>
public sealed class KnowledgeImportCapability : Capability<KnowledgeImportOptions, KnowledgeImportReport>
{
    public override string Name => "knowledge import";

    public override string Summary => "Makes knowledge files of an official release, stamped with its versions and hashes.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("knowledge import samples/pgx/release-1 --kind pgx --positions samples/pgx/release-1/positions.csv --out knowledge-1", "Gene files of a release (an invented one)."),
        new("knowledge import samples/pgx/release-2 --kind pgx --positions samples/pgx/release-2/positions.csv --out knowledge-2", "Of the next one; 'knowledge diff' compares them."),
    ];

    public override string Details =>
        "pgx: allele definitions and phenotype tables as ClinPGx releases them with PharmCAT, in the folders alleles (GENE_translation.json, exemptions.json) and phenotypes (GENE.json), plain or gzip. "
        + "Or tables of CPIC's database as JSON arrays (gene, allele_definition, sequence_location, allele_location_value, allele, gene_result, gene_result_lookup) with --release: insertions and deletions only at places that the program knows, since the tables have no anchor bases. "
        + "Written are pgx/genes/GENE.json and pgx/import.json, which holds the version, date and SHA-256 of every file read. The same release gives the same bytes. HLA-A and HLA-B, which releases do not define, are the program's own files.";

    public override KnowledgeImportReport Run(KnowledgeImportOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Kind != "pgx") throw GenotypeInput.Usage("--kind", $"'{options.Kind}' is not known; pgx is.");
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var import = PgxImport.Read(options.Folder, options.Positions, options.Release);
        cancellation.ThrowIfCancellationRequested();
        var genes = Path.Combine(options.Out, "pgx", "genes");
        Directory.CreateDirectory(genes);
        var made = import.Genes.Select(file => Path.GetFileName(file.Path)).ToHashSet(StringComparer.Ordinal);
        string[] kept = [.. Directory.EnumerateFiles(genes, "*.json").Select(path => Path.GetFileName(path)).Where(name => !made.Contains(name)).Order(StringComparer.Ordinal)];
        var files = import.Genes.Select(file => new KnowledgeImportFile(file.Path, file.Sha256, Write(options.Out, file))).ToList();
        Write(options.Out, import.Manifest);
        var manifest = Path.Combine(options.Out, "pgx", "import.json");
        var inputs = import.Sources.Select(source => Path.Combine(options.Folder, source.File)).Where(File.Exists).Concat(options.Positions is { } positions ? [positions] : []).Distinct(StringComparer.Ordinal);
        GenomeRunManifest.Write(manifest, Name, options, 1, inputs, [manifest], started, TimeProvider.System.GetElapsedTime(clock).TotalSeconds);
        return new KnowledgeImportReport(options.Out, manifest, files, import.CarriedOver, kept, import.Sources.Count, import.WithoutGrch37);
    }

    protected override void WriteText(KnowledgeImportReport result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        foreach (var file in result.Files.Where(file => file.Change != "same")) output.WriteLine($"{file.Change,-7} {file.File} {file.Sha256[..12]}");
        output.WriteLine($"{result.Files.Count} genes of {result.Sources} files: {result.Files.Count(file => file.Change == "new")} new, {result.Files.Count(file => file.Change == "changed")} changed, {result.Files.Count(file => file.Change == "same")} the same.");
        if (result.CarriedOver.Count > 0) output.WriteLine($"Not of the release but of the program: {string.Join(", ", result.CarriedOver)}.");
        if (result.Kept.Count > 0) output.WriteLine($"Left as they were: {string.Join(", ", result.Kept)}.");
        if (result.WithoutGrch37 > 0) output.WriteLine($"{result.WithoutGrch37} positions have no place on GRCh37: a GRCh37 file misses them.");
        output.WriteLine($"Versions and hashes: {result.Manifest}");
    }

    private static string Write(string directory, KnowledgeFile file)
    {
        var path = Path.Combine(directory, file.Path.Replace('/', Path.DirectorySeparatorChar));
        var before = File.Exists(path) ? File.ReadAllBytes(path) : null;
        if (before is not null && before.AsSpan().SequenceEqual(file.Bytes)) return "same";
        using var written = new ResultFile(path);
        written.Stream.Write(file.Bytes);
        written.Commit();
        return before is null ? "new" : "changed";
    }
}
