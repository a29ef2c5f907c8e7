using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Tables;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Outside;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Calls pharmacogenes from genome files.</summary>
public sealed class PgxCallCapability : Capability<PgxCallCommandOptions, PgxCallReport>
{
    public override string Name => "pgx call";

    public override string Summary => "Calls the diplotypes, activity scores and phenotypes of pharmacogenes from VCF or BCF files.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pgx call samples/pgx/patient.vcf", "A table of genes."),
        new("pgx call samples/pgx/patient.vcf --outside-calls samples/pgx/outside.tsv --json", "One JSON line a sample, with CYP2D6 and HLA from another laboratory."),
    ];

    public override string Details =>
        "A position that a file does not have is missing, never the reference; a block of a gVCF counts as reference where its genotype is 0/0, its depth (MIN_DP or DP) at least 10 and its quality (GQ) at least 20, and where it holds the whole position. "
        + "CYP2D6, HLA-A, HLA-B and MT-RNR1 come from outside calls: tab-separated gene, diplotype, phenotype, activity score. Candidates that the data cannot tell apart are all given.";

    public override PgxCallReport Run(PgxCallCommandOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var caller = new PgxCaller(PgxKnowledge.Load(options.Knowledge));
        foreach (var gene in options.Gene)
        {
            if (caller.Knowledge.Find(gene) is null) throw GenotypeInput.Usage("--gene", $"'{gene}' is not known; known are {string.Join(", ", caller.Knowledge.Genes.Select(facts => facts.Gene))}.");
        }

        var settings = new PgxCallOptions
        {
            Build = options.Build switch
            {
                "auto" => null,
                "37" => "GRCh37",
                "38" => "GRCh38",
                _ => throw GenotypeInput.Usage("--build", $"'{options.Build}' is none of auto, 37 and 38."),
            },
            Sample = options.Sample,
            AllMatches = options.AllMatches,
            Combinations = options.Combinations,
            ResearchCyp2d6 = options.ResearchCyp2d6,
            AbsentIsReference = options.AbsentIsReference,
            Genes = options.Gene,
            Threads = Math.Max(1, options.Threads),
        };
        var outside = options.OutsideCalls.SelectMany(path => OutsideCallReader.Read(path, caller.Knowledge)).ToList();
        var warnings = new List<string>();
        var calls = new List<SampleCalls>();
        for (var i = 0; i < options.Files.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new ProgressReport("call", i, options.Files.Count, "files"));
            calls.AddRange(caller.Call(options.Files[i], settings, outside, problem => warnings.Add(problem.ToString())));
        }

        if (outside.Count > 0 && calls.Count > 1)
            throw GenotypeInput.Usage("--outside-calls", $"Outside calls are of one sample; these files have {calls.Count}. Name one with --sample.");
        var report = new PgxCallReport(calls, warnings, options.Out);
        if (options.Out is not { } path) return report;
        using (var file = new ResultFile(path))
        {
            PgxCallJson.Write(report.Samples, file.Stream);
            file.Commit();
        }

        var seconds = TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
        GenomeRunManifest.Write(path, Name, options, settings.Threads, options.Files.Concat(options.OutsideCalls), [path], started, seconds, new { Samples = calls.Count, KnowledgeVersion = caller.Knowledge.Version, KnowledgeHash = caller.Knowledge.Sha256 });
        return report;
    }

    public override void WriteJson(object result, Stream output) => PgxCallJson.Write(((PgxCallReport)result).Samples, output);

    protected override void WriteText(PgxCallReport result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        foreach (var warning in result.Warnings) output.WriteLine(warning);
        if (result.Out is { } path)
        {
            output.WriteLine($"{result.Samples.Count:N0} samples: {path}");
            return;
        }

        foreach (var sample in result.Samples) PgxCallText.Write(sample, output);
    }
}
