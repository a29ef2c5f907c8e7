using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Evidence.Polygenic;
using Tabib.Ingest;

namespace Tabib.App.Polygenic;

/// <summary>Computes polygenic scores.</summary>
public sealed class PolygenicScoreCapability : Capability<PolygenicScoreOptions, PolygenicScoreReport>
{
    /// <summary>Of one thread, for eight scores.</summary>
    private const long SumBytesPerSample = 128;

    public override string Name => "polygenic score";

    public override string Summary => "Computes polygenic scores of all samples, any number of scores in one pass over the genotypes.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("polygenic score samples/genomes/cohort --weights samples/genomes/weights.tsv --out scores.tsv", "One score of the sample cohort."),
        new("polygenic score samples/genomes/cohort --weights samples/genomes/weights.tsv --missing skip --out scores-called.tsv", "Called genotypes alone."),
    ];

    public override string Details =>
        """
        One row a score and sample: IID SCORE MATCHED TOTAL ALLELE_CT DOSAGE_SUM SUM AVG.
        MATCHED of the score's TOTAL variants are counted; where they are fewer than --min-overlap, the rest of the row is NA (PGS020). ALLELE_CT: called alleles; DOSAGE_SUM: called copies of the effect alleles; SUM: the score; AVG: SUM by allele, the expected ones included.
        PREFIX may also be a VCF, gVCF or BCF, such as that of one person: variants that it does not list count as homozygous for the reference where a gVCF's stretches (GQ of at least --min-gq) or --called-regions say that the place was called, and --reference or the record says which allele the reference has.
        A missing genotype counts as twice the frequency of the effect allele among the founders, as in PLINK 2 (dominant and recessive weights: the frequency itself); --missing skip leaves it out. Dosages are used where the set has them. Males have two copies of X, one of Y; females none of Y; MT counts once.
        PGS Catalog files are matched by place and alleles, on the harmonised places where those are of the genotypes' build; tables by id and allele. A/T, C/G and multiallelic variants are left out unless asked for. Scores with haplotypes, diplotypes or interactions are refused.
        """;

    public override PolygenicScoreReport Run(PolygenicScoreOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var missing = options.Missing switch
        {
            "mean" => MissingGenotypes.Expect,
            "skip" => MissingGenotypes.Skip,
            _ => throw Fault.InOption("--missing", $"'{options.Missing}' is neither mean nor skip."),
        };
        var files = WeightFiles.Find(options.Weights);
        using var target = PolygenicTarget.Open(options, cancellation);
        var scoring = new ScoreOptions { Missing = missing, Threads = options.ThreadsInUse, Frequencies = Frequencies(options.Frequencies, target), Memory = Memory(options, target, files) };
        var warnings = new ScoreWarnings(target, scoring);
        using var file = new ResultFile(options.Out);
        file.Stream.Write(ScoreTable.Header);
        var table = new ScoreTable(file.Stream, target.Scored.Samples);
        var run = new ScoreRun(
            target,
            scoring,
            result =>
            {
                table.Write(result);
                warnings.Look(result);
            },
            progress);
        run.Run(files, cancellation);
        if (run.Computed + run.Refused > 0 && run.Computed == 0 && run.Fault is { } fault && files.Count == 1) throw fault;
        file.Commit();
        IReadOnlyList<Problem> problems = [.. target.Problems, .. run.Problems, .. warnings.Problems];
        var report = new PolygenicScoreReport(target.Scored.Samples.Count, run.Computed, run.Refused, target.GenomeBuild, options.Out, TimeProvider.System.GetElapsedTime(clock).TotalSeconds, problems);
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, [.. target.Files, .. files], [options.Out], started, report.Seconds, report);
        return report;
    }

    protected override void WriteText(PolygenicScoreReport result, TextWriter output)
    {
        foreach (var problem in result.Problems) output.WriteLine(problem);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Scores:N0} scores of {result.Samples:N0} samples{(result.Refused > 0 ? $", {result.Refused:N0} refused" : "")}: {result.Out}"));
    }

    protected override int ExitCode(PolygenicScoreReport result) => result.Problems.Any(problem => problem.Severity >= ProblemSeverity.Error) ? (int)ProblemKind.CheckFailed : 0;

    /// <summary>For sums, and as much for weights: half each, but the largest file has to fit; what does not is done in several passes.</summary>
    private static long Memory(PolygenicScoreOptions options, PolygenicTarget target, IReadOnlyList<string> files)
    {
        const long most = 2L << 30;
        var weights = WeightFiles.LargestBytes(files) * (target.IsInMemory ? Math.Min(files.Count, options.ThreadsInUse) : 1);
        var allowed = GenotypeMemory.Allow(options, target.Scored.Variants, target.Scored.Samples, (target.Scored.Samples.Count * SumBytesPerSample * options.ThreadsInUse) + weights);
        var share = Math.Min(allowed / 2, allowed - weights);
        return options.Memory > 0 ? share : Math.Min(share, most);
    }

    private static double[]? Frequencies(string? path, PolygenicTarget target)
    {
        if (path is null) return null;
        using var text = new StreamReader(InputStreams.Open(new InputFile(path, path, InputFormat.Unknown, "", 0)));
        return PanelFrequencies.Read(text, path, target.Index);
    }
}
