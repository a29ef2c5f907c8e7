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
        new("knowledge import samples/pgx/pharmvar --kind pgx --out knowledge-4", "Definitions as PharmVar lets them be downloaded (an invented gene)."),
        new("knowledge import samples/pgx/guidance --kind pgx-advice --release 2030-01-15 --out knowledge-3", "Guidance for drugs as ClinPGx annotates it (an invented file)."),
    ];

    public override string Details =>
        "pgx: allele definitions and phenotype tables as ClinPGx releases them with PharmCAT, in the folders alleles (GENE_translation.json, exemptions.json) and phenotypes (GENE.json), plain or gzip. "
        + "Or tables of CPIC's database as JSON arrays (gene, allele_definition, sequence_location, allele_location_value, allele, gene_result, gene_result_lookup) with --release: insertions and deletions only at places that the program knows, since the tables have no anchor bases. "
        + "Or PharmVar's download, of one gene or all, the zip file as it comes or its folder: GENE/GRCh38/GENE.ACCESSION.haplotypes.tsv, the same on GRCh37 for places there, and VCF files for bases before insertions and deletions. Core alleles are the definitions, suballeles widen them; functions and results, which PharmVar's files do not state, are those of --basis (the program's own, unless given). What cannot be taken over is named. "
        + "Written are pgx/genes/GENE.json and pgx/import.json, which holds the version, date and SHA-256 of every file read. The same release gives the same bytes. HLA-A and HLA-B, which releases do not define, are the program's own files. "
        + "pgx-advice: ClinPGx's prescribing_guidance.json (CPIC, DPWG, FDA), or CPIC's tables recommendation, drug and guideline (and pair, for what level A lacks) as JSON arrays, with --release DAY; written are pgx/advice/ and pgx/import-advice.json. Words, strengths and keys are the release's; its flags alone become an action, all else says 'see text'. ClinPGx's text is CC BY-SA 4.0: keep it in your own folder.";

    public override KnowledgeImportReport Run(KnowledgeImportOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        return options.Kind switch
        {
            "pgx" => Genes(options, started, clock, cancellation),
            "pgx-advice" => Advice(options, started, clock, cancellation),
            _ => throw Fault.InOption("--kind", $"'{options.Kind}' is not known; pgx and pgx-advice are."),
        };
    }

    private KnowledgeImportReport Genes(KnowledgeImportOptions options, DateTimeOffset started, long clock, CancellationToken cancellation)
    {
        var import = PgxImport.Read(options.Folder, options.Positions, options.Release, options.Basis);
        cancellation.ThrowIfCancellationRequested();
        var written = Write(options, import.Genes, import.Manifest, "genes", import.Sources, started, clock);
        return new KnowledgeImportReport(options.Out, written.Manifest, written.Files, import.CarriedOver, written.Kept, import.Sources.Count, import.WithoutGrch37, new Dictionary<string, int>()) { Notes = import.Notes };
    }

    /// <summary>The program's own genes, modulators and dosing lie beside the advice, where the folder has none of its own: advice is used with them.</summary>
    private KnowledgeImportReport Advice(KnowledgeImportOptions options, DateTimeOffset started, long clock, CancellationToken cancellation)
    {
        if (options.Positions is not null) throw Fault.InOption("--positions", "Guidance has no positions.");
        if (options.Basis is not null) throw Fault.InOption("--basis", "Guidance stands alone.");
        var import = GuidanceImport.Read(options.Folder, options.Release);
        cancellation.ThrowIfCancellationRequested();
        var carried = import.CarriedOver.GroupBy(file => Path.GetDirectoryName(file.Path)!, StringComparer.Ordinal).Where(folder => !Directory.Exists(Path.Combine(options.Out, folder.Key))).ToList();
        foreach (var file in carried.SelectMany(folder => folder)) Write(options.Out, file);
        var written = Write(options, import.Advice, import.Manifest, "advice", import.Sources, started, clock);
        return new KnowledgeImportReport(options.Out, written.Manifest, written.Files, [.. carried.Select(folder => folder.Key)], written.Kept, import.Sources.Count, 0, import.LeftOut) { Notes = import.Notes };
    }

    private (string Manifest, IReadOnlyList<KnowledgeImportFile> Files, IReadOnlyList<string> Kept) Write(KnowledgeImportOptions options, IReadOnlyList<KnowledgeFile> made, KnowledgeFile list, string folder, IReadOnlyList<ReleaseSource> sources, DateTimeOffset started, long clock)
    {
        var directory = Path.Combine(options.Out, "pgx", folder);
        var own = made.Select(file => Path.GetFileName(file.Path)).ToHashSet(StringComparer.Ordinal);
        Directory.CreateDirectory(directory);
        string[] kept = [.. Directory.EnumerateFiles(directory, "*.json").Select(path => Path.GetFileName(path)).Where(name => !own.Contains(name)).Order(StringComparer.Ordinal)];
        var files = made.Select(file => new KnowledgeImportFile(file.Path, file.Sha256, Write(options.Out, file))).ToList();
        Write(options.Out, list);
        var manifest = Path.Combine(options.Out, list.Path.Replace('/', Path.DirectorySeparatorChar));
        var inputs = sources.Select(source => Path.Combine(options.Folder, source.File)).Where(File.Exists).Concat(File.Exists(options.Folder) ? [options.Folder] : []).Concat(options.Positions is { } positions ? [positions] : []).Distinct(StringComparer.Ordinal);
        GenomeRunManifest.Write(manifest, Name, options, 1, inputs, [manifest], started, TimeProvider.System.GetElapsedTime(clock).TotalSeconds);
        return (manifest, files, kept);
    }

    protected override void WriteText(KnowledgeImportReport result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        foreach (var file in result.Files.Where(file => file.Change != "same")) output.WriteLine($"{file.Change,-7} {file.File} {file.Sha256[..12]}");
        output.WriteLine($"{result.Files.Count} {(result.Manifest.EndsWith("import-advice.json", StringComparison.Ordinal) ? "drugs" : "genes")} of {result.Sources} files: {result.Files.Count(file => file.Change == "new")} new, {result.Files.Count(file => file.Change == "changed")} changed, {result.Files.Count(file => file.Change == "same")} the same.");
        foreach (var note in result.Notes) output.WriteLine($"{note.Gene}: {note.What}{(note.Alleles.Count > 0 ? $": {string.Join(", ", note.Alleles)}" : "")}.");
        if (result.CarriedOver.Count > 0) output.WriteLine($"Not of the release but of the program: {string.Join(", ", result.CarriedOver)}.");
        if (result.Kept.Count > 0) output.WriteLine($"Left as they were: {string.Join(", ", result.Kept)}.");
        if (result.WithoutGrch37 > 0) output.WriteLine($"{result.WithoutGrch37} positions have no place on GRCh37: a GRCh37 file misses them.");
        if (result.LeftOut.Count > 0) output.WriteLine($"Left out, since the program could not tell whether they hold: {string.Join("; ", result.LeftOut.Select(pair => $"{pair.Value} recommendations ({pair.Key})"))}.");
        output.WriteLine($"Versions and hashes: {result.Manifest}");
    }

    private static string Write(string directory, KnowledgeFile file)
    {
        var path = Path.Combine(directory, file.Path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var before = File.Exists(path) ? File.ReadAllBytes(path) : null;
        if (before is not null && before.AsSpan().SequenceEqual(file.Bytes)) return "same";
        using var written = new ResultFile(path);
        written.Stream.Write(file.Bytes);
        written.Commit();
        return before is null ? "new" : "changed";
    }
}
