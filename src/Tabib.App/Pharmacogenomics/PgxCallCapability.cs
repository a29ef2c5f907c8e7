using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Tables;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Frequencies;
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
        "A genotype set is named by what its files have in common, or by one of them; its phase is that of whole chromosomes. A position that a file does not have is missing, never the reference; a block of a gVCF counts as reference where its genotype is 0/0, its depth (MIN_DP or DP) at least 10 and its quality (GQ) at least 20, and where it holds the whole position. "
        + "CYP2D6, HLA-A, HLA-B and MT-RNR1 come from outside calls: tab-separated gene, diplotype, phenotype, activity score. Candidates that the data cannot tell apart are all given. "
        + "--population weighs all pairs that fit, those of a lower score too, by Hardy-Weinberg proportions: a probability from how common alleles are, not from the sample. Where an allele that fits has no frequency with a source, nothing is said and the reason given.";

    public override PgxCallReport Run(PgxCallCommandOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var caller = new PgxCaller(PgxKnowledge.Load(options.Knowledge));
        foreach (var gene in options.Gene)
        {
            if (caller.Knowledge.Find(gene) is null) throw Fault.InOption("--gene", $"'{gene}' is not known; known are {string.Join(", ", caller.Knowledge.Genes.Select(facts => facts.Gene))}.");
        }

        var frequencies = options.Population is { } population ? FrequenciesOf(population, options.Knowledge) : null;
        var settings = new PgxCallOptions
        {
            Build = options.Build switch
            {
                "auto" => null,
                "37" => "GRCh37",
                "38" => "GRCh38",
                _ => throw Fault.InOption("--build", $"'{options.Build}' is none of auto, 37 and 38."),
            },
            Sample = options.Sample,
            AllMatches = options.AllMatches,
            Combinations = options.Combinations,
            ResearchCyp2d6 = options.ResearchCyp2d6,
            AbsentIsReference = options.AbsentIsReference,
            Genes = options.Gene,
            Frequencies = frequencies,
            Threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
        };
        var outside = options.OutsideCalls.SelectMany(path => OutsideCallReader.Read(path, caller.Knowledge)).ToList();
        var run = new PgxCallRun(caller, options, settings, outside, progress, cancellation);
        run.Begin();
        if (options.Out is not { } path) return new PgxCallReport(0, run.Warnings, null) { Run = run };
        long count;
        using (var file = new ResultFile(path))
        {
            count = run.Each(PgxCallJson.Lines, lines => file.Stream.Write(lines));
            file.Commit();
        }

        var seconds = TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
        GenomeRunManifest.Write(path, Name, options, settings.Threads, run.Inputs.Concat(options.OutsideCalls), [path], started, seconds, new { Samples = count, KnowledgeVersion = caller.Knowledge.Version, KnowledgeHash = caller.Knowledge.Sha256, FrequencyHash = frequencies?.Sha256 });
        return new PgxCallReport(count, run.Warnings, path);
    }

    private static PopulationFrequencies FrequenciesOf(string population, string? knowledge)
    {
        var library = AlleleFrequencyLibrary.Load(knowledge);
        return library.Of(population) ?? throw Fault.InOption("--population", library.Populations.Count == 0 ? "The knowledge folder has no allele frequencies (pgx/frequencies)." : $"There are no allele frequencies of '{population}'; known are {string.Join(", ", library.Populations)}.");
    }

    public override void WriteJson(object result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ((PgxCallReport)result).Run?.Each(PgxCallJson.Lines, lines => output.Write(lines));
    }

    protected override void WriteText(PgxCallReport result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        var told = 0;
        void Warn()
        {
            for (; told < result.Warnings.Count; told++) output.WriteLine(result.Warnings[told]);
        }

        if (result.Run is { } run)
        {
            run.Each(PgxCallText.Of, text =>
            {
                Warn();
                output.Write(text);
            });
        }

        Warn();
        if (result.Out is { } path) output.WriteLine($"{result.Samples:N0} samples: {path}");
    }
}
