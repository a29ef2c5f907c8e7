using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Cli;
using Tabib.App.Pharmacogenomics;
using Tabib.App.Records;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Bgen;
using Tabib.Ingest.Plink;
using Tabib.Ingest.Vcf;
using Tabib.Record.Genotypes;
using Tabib.Record.Journal;

namespace Tabib.App.Genomes;

/// <summary>Makes a genotype set of a file.</summary>
public sealed class GenotypeImportCapability : Capability<GenotypeImportCommandOptions, GenotypeImportReport>
{
    public override string Name => "genotypes import";

    public override string Summary => "Makes a genotype set (PLINK 2's pgen, pvar, psam) of a VCF, BCF, BGEN or another set.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("genotypes import samples/hospital/genomes/hospital.vcf --out hospital", "A VCF."),
        new("genotypes import samples/genomes/cohort.bed --out cohort", "A set of PLINK 1."),
        new("genotypes import samples/genomes/cohort.bed --region 22 --out chr22", "One chromosome of it."),
    ];

    public override string Details =>
        """
        Phase, dosages and further ALT alleles are kept; QUAL, FILTER, INFO and the header of a VCF go to the .pvar. Haploid genotypes are kept as PLINK keeps them: as two copies.
        The set appears when it is complete. An import that is stopped keeps what is whole beside its place: with --resume it goes on from there, of a BGZF file (.vcf.gz, .bcf) without reading what lies before; without --resume that is taken away.
        --region, --keep and their like take a part, by position, id and IID as everywhere; INFO stays as it is in the file, of all its samples.
        With --workspace each sample becomes a genome file of its patient. Exit code 1: some genotypes were no genotypes and are missing, or samples belong to nobody; each is counted under its code.
        """;

    public override GenotypeImportReport Run(GenotypeImportCommandOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = Stopwatch.StartNew();
        var result = GenotypeImport.Run(options.File, options.Out, OptionsOf(options, progress), cancellation);
        var attached = options.Workspace is null ? null : Attach(options, progress, cancellation);
        var report = new GenotypeImportReport(result.Variants, result.Resumed, result.Samples, result.Files, [.. result.Problems.ByCode.Select(Count)], attached, clock.Elapsed.TotalSeconds);
        var inputs = ((string?[])[options.File, options.Samples, options.SampleMap, .. ListsOf(options)]).OfType<string>().Where(File.Exists);
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, inputs, result.Files, started, report.Seconds, new { report.Variants, report.Samples, report.Problems });
        return report;
    }

    public override string WhenStopped(object options) =>
        File.Exists(UnfinishedSet.NoteOf(((GenotypeImportCommandOptions)options).Out)) ? "Stopped. What is whole is kept; run the same command with --resume to go on." : "Stopped. Nothing was written.";

    protected override void WriteText(GenotypeImportReport result, TextWriter output)
    {
        foreach (var problem in result.Problems) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{problem.Severity} {problem.Code} x{problem.Count:N0}: {problem.Message} First: {problem.First}"));
        var resumed = result.Resumed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({result.Resumed:N0} from the run before)");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Variants:N0} variants{resumed} of {result.Samples:N0} samples in {result.Seconds:F1} s: {string.Join(", ", result.Files)}"));
        if (result.Attached is not null) ImportText.Write(result.Attached, output);
    }

    protected override int ExitCode(GenotypeImportReport result) =>
        result.Problems.Any(problem => problem.Severity is "error" or "fatal") || (result.Attached is { } attached && ImportText.ExitCode(attached) != 0) ? (int)ProblemKind.CheckFailed : 0;

    private static GenotypeImportOptions OptionsOf(GenotypeImportCommandOptions options, IProgress<ProgressReport> progress)
    {
        if (options.Threads < 0) throw Fault.InOption("--threads", "The number of threads is at least 1.");
        if (options.Memory < 0) throw Fault.InOption("--memory", "The memory is a positive number of megabytes.");
        if (options.HardCallThreshold is not (>= 0 and < 0.5)) throw Fault.InOption("--hard-call-threshold", "The threshold is at least 0 and below 0.5.");
        var isStandardInput = options.File == InputDiscovery.StandardInput;
        if (options.Resume && isStandardInput) throw Fault.InOption("--resume", "Standard input cannot be gone on with: import it from a file.");
        return new GenotypeImportOptions
        {
            Fingerprint = isStandardInput ? null : Fingerprint(options),
            Resume = options.Resume,
            Threads = options.ThreadsInUse,
            Memory = (long)options.Memory << 20,
            CompressVariants = options.CompressVariants,
            HardCallThreshold = options.HardCallThreshold,
            BgenReference = Choice(options.Reference, BgenReference.Unknown, "--reference"),
            Dosage = Choice(options.Dosage, VcfDosageField.None, "--dosage"),
            HalfCall = Choice(options.HalfCall, HalfCall.Error, "--half-call"),
            Samples = ReadSamples(options.Samples),
            Selection = GenotypeInput.Selection(options.Region, options.Keep, options.Remove, options.Extract, options.Exclude),
            Progress = variants => progress.Report(new ProgressReport("import", variants, 0, "variants")),
        };
    }

    /// <summary>A word of an option as a value; names of values are compared without regard to case.</summary>
    internal static T Choice<T>(string? text, T otherwise, string option)
        where T : struct, Enum
    {
        if (text is null) return otherwise;
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && !char.IsDigit(text[0])) return value;
        throw Fault.InOption(option, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>().Select(name => name.Length > 3 ? name.ToLowerInvariant() : name))}.");
    }

    /// <summary>Of what decides the bytes beside the file itself.</summary>
    private static string Fingerprint(GenotypeImportCommandOptions options)
    {
        var same = options with { Threads = 0, Memory = 0, Resume = false, Out = "", Workspace = null, SampleMap = null, Source = null };
        return string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Version}\n{JsonSerializer.Serialize(same)}\n{string.Join(' ', ((string?[])[options.Samples, .. ListsOf(options)]).Select(Stamp))}");
    }

    private static string?[] ListsOf(GenotypeImportCommandOptions options) => [options.Keep, options.Remove, options.Extract, options.Exclude];

    private static string Stamp(string? path)
    {
        if (path is null || !File.Exists(path)) return "-";
        var file = new FileInfo(path);
        return string.Create(CultureInfo.InvariantCulture, $"{file.Length},{file.LastWriteTimeUtc.Ticks}");
    }

    private static SampleTable? ReadSamples(string? path)
    {
        if (path is null) return null;
        if (!File.Exists(path)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "There is no such file.", new ProblemLocation(path)), ProblemKind.InputMissing);
        return Path.GetExtension(path) == ".sample" ? OxfordSamples.Read(path) : PsamReader.Read(path);
    }

    private static ImportReport Attach(GenotypeImportCommandOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var map = options.SampleMap is null ? SampleMap.None : SampleMap.Read(options.SampleMap);
        var access = AccessContext.CommandLine();
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.Out))!;
        var source = options.Source ?? Path.GetFileName(folder);
        var input = GenotypeAttachment.Of(options.Out, Path.GetFileName(options.Out) + ".pgen", source, map, access, new PharmacogeneCalling().OfSet(options.Out, Path.GetFileName(options.Out) + ".pgen", access));
        using var workspace = Workspace.Open(WorkspacePath.Resolve(options.Workspace), new WorkspaceOptions { Create = false, Command = "tabib genotypes import" });
        return RecordImport.Run(workspace, [input], [], strict: false, progress, cancellation);
    }

    private static ImportProblemCount Count((Problem First, long Count) pair) =>
        new(pair.First.Code, pair.First.Severity.ToString().ToLowerInvariant(), pair.Count, pair.First.Message, pair.First.Location.ToString(), pair.First.Hint);
}
