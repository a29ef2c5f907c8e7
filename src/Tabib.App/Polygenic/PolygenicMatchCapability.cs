using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Evidence.Polygenic;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.App.Polygenic;

/// <summary>Tells of every weight whether and how it was matched.</summary>
public sealed class PolygenicMatchCapability : Capability<PolygenicMatchOptions, PolygenicMatchReport>
{
    /// <summary>Of a variant: its place among those that weights are looked up in.</summary>
    private const long IndexBytes = 40;

    public override string Name => "polygenic match";

    public override string Summary => "Writes a log of how each weight of polygenic scores is matched to the genotypes, without scoring.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("polygenic match samples/genomes/cohort --weights samples/genomes/weights.tsv --out match.tsv", "Which variants of a score the cohort has."),
    ];

    public override string Details =>
        """
        One row a weight: SCORE LINE ID CHROM POS EFFECT OTHER WEIGHT STATUS MATCH TARGET_ID REF ALT COUNTED.
        STATUS: matched, flipped (other strand), hom_ref (not listed, but called as the reference) are counted; ambiguous (A/T, C/G), multiallelic, alleles_differ, absent, reference_unknown, duplicate, id_not_unique, unmapped, model_not_defined, invalid are not. MATCH: which alleles fit, as the PGS Catalog Calculator names it; COUNTED: whether copies of REF or of ALT are.
        """;

    public override PolygenicMatchReport Run(PolygenicMatchOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var files = WeightFiles.Find(options.Weights);
        using var target = PolygenicTarget.Open(options, cancellation);
        GenotypeMemory.Allow(options, target.Scored.Variants, target.Scored.Samples, WeightFiles.LargestBytes(files) + (IndexBytes * target.Scored.Variants.Count));
        var loader = target.CreateLoader();
        var (scores, problems) = (new List<ScoreMatchCount>(), new List<Problem>(target.Problems));
        using var file = new ResultFile(options.Out);
        file.Stream.Write(MatchLog.Header);
        var log = new MatchLog(file.Stream, target.Scored.Variants);
        foreach (var path in files)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var loaded = loader.Load(() => new WeightFileReader(path), WeightFiles.NameOf(path), log.Write);
                scores.AddRange(loaded.Scores.SelectMany(CountsOf));
                problems.AddRange(loaded.Problems);
            }
            catch (ProblemException fault) when (files.Count > 1)
            {
                problems.Add(fault.Problem);
            }

            progress.Report(new ProgressReport("match", scores.Count, files.Count, "files"));
        }

        log.Flush();
        file.Commit();
        var report = new PolygenicMatchReport(scores, target.GenomeBuild, options.Out, TimeProvider.System.GetElapsedTime(clock).TotalSeconds, problems);
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, [.. target.Files, .. files], [options.Out], started, report.Seconds, report);
        return report;
    }

    protected override void WriteText(PolygenicMatchReport result, TextWriter output)
    {
        foreach (var problem in result.Problems) output.WriteLine(problem);
        foreach (var score in result.Scores)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{score.Score}: {score.Matched:N0} of {score.Total:N0} variants ({score.Overlap:P1}): {string.Join(", ", score.Statuses.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value:N0} {pair.Key}")))}"));
        output.WriteLine($"Log: {result.Out}");
    }

    protected override int ExitCode(PolygenicMatchReport result) => result.Problems.Any(problem => problem.Severity >= ProblemSeverity.Error) ? (int)ProblemKind.CheckFailed : 0;

    private static IEnumerable<ScoreMatchCount> CountsOf(ScoreWeights scores)
    {
        var statuses = Enum.GetValues<MatchStatus>().Where(status => scores.Statuses[(int)status] > 0).ToDictionary(MatchWords.Of, status => scores.Statuses[(int)status]);
        return scores.Names.Select(name => new ScoreMatchCount(name, scores.Matched, scores.Total, scores.IsTooFew, statuses));
    }
}
