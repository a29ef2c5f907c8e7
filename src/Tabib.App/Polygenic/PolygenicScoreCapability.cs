using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Evidence.Polygenic;

namespace Tabib.App.Polygenic;

/// <summary>Computes polygenic scores.</summary>
public sealed class PolygenicScoreCapability : Capability<PolygenicScoreOptions, PolygenicScoreReport>
{
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
            _ => throw GenotypeInput.Usage("--missing", $"'{options.Missing}' is neither mean nor skip."),
        };
        var files = WeightFiles.Find(options.Weights);
        var target = PolygenicTarget.Open(options);
        var problems = new List<Problem>();
        var scores = LoadedScores.Load(target, files, options, problems, cancellation);
        var results = ScoreEngine.Run(target.Scored, scores, new ScoreOptions { Missing = missing, Threads = options.ThreadsInUse }, share => progress.Report(new ProgressReport("score", share * 100, 100, "%")), cancellation);
        using (var file = new ResultFile(options.Out))
        {
            file.Stream.Write(ScoreTable.Header);
            var table = new ScoreTable(file.Stream, target.Scored.Samples);
            foreach (var result in results) table.Write(result);
            file.Commit();
        }

        var refused = results.Count(result => result.IsTooFew);
        var report = new PolygenicScoreReport(target.Scored.Samples.Count, results.Count - refused, refused, target.GenomeBuild, options.Out, TimeProvider.System.GetElapsedTime(clock).TotalSeconds, problems);
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, [.. target.Files, .. files], [options.Out], started, report.Seconds, report);
        return report;
    }

    protected override void WriteText(PolygenicScoreReport result, TextWriter output)
    {
        foreach (var problem in result.Problems) output.WriteLine(problem);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Scores:N0} scores of {result.Samples:N0} samples{(result.Refused > 0 ? $", {result.Refused:N0} refused" : "")}: {result.Out}"));
    }

    protected override int ExitCode(PolygenicScoreReport result) => result.Problems.Any(problem => problem.Severity >= ProblemSeverity.Error) ? (int)ProblemKind.CheckFailed : 0;
}
