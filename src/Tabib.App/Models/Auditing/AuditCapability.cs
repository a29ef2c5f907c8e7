using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.App.Reports;

namespace Tabib.App.Models.Auditing;

/// <summary>Audits scores for what they do to groups of people.</summary>
public sealed class AuditCapability : Capability<AuditOptions, AuditResult>
{
    private const string MetricsName = "audit.json";

    public override string Name => "models audit";

    public override string Summary => "Compares what a score does for groups of people: who is selected, found and missed, whether chances hold, and whether the label it was trained on stands for what is needed.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("models audit --predictions samples/tables/program.csv --score risk --outcome ill --groups group,sex --threshold 0.3 --out audit", "One risk by two attributes and their combinations."),
        new("models audit --predictions samples/tables/program.csv --score cost_score,need_score --outcome conditions --proxy cost --groups group --top 0.03 --decision enrolled --out audit", "Whether cost stands for need: proxy.html."),
    ];

    public override string Details =>
        """
        Writes audit.html, with several scores, --proxy, --top or --decision proxy.html too, audit.json with every number in all digits, and audit.run.json.
        By group and combination of groups: rates with Wilson's intervals, areas under the curve with DeLong's, calibration. Differences and ratios against a reference and between the extremes (equalised odds: the whole statistic) with bootstrap intervals: multinomial draws over group x outcome x decision. A replicate without people of a group has no estimate; the share of such replicates is told. P-values are told as they are and for all comparisons together (Holm).
        Counts below --suppress-below are withheld, and others that would give them away by a sum. A missing group value forms the group 'missing'. Rows without a score or an outcome are left out and counted; for labels a missing score is ranked last.
        --top SHARE selects the highest floor(SHARE x people), equal scores by the order of rows; how many are tied at the cut is told. An --outcome that is no 0/1 is looked at as a label alone, or by --need-threshold.
        """;

    public override AuditResult Run(AuditOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var plan = AuditPlan.Of(options);
        progress.Report(new ProgressReport("read", 0, 0, "rows"));
        var table = AuditTable.Read(plan, cancellation);
        var report = AuditRun.Of(plan, table, progress, cancellation);
        Directory.CreateDirectory(options.Out);
        var (page, metrics) = (Path.Combine(options.Out, AuditPages.FileName), Path.Combine(options.Out, MetricsName));
        var proxy = report.Labels is null ? null : Path.Combine(options.Out, AuditPages.ProxyName);
        var hash = ReportFiles.WriteNumbers(metrics, report);
        var content = new AuditPageContent(report, hash, new Labels());
        ReportFiles.Write(page, stream => AuditPages.Write(content, stream));
        if (proxy is not null) ReportFiles.Write(proxy, stream => AuditPages.WriteProxy(content, stream));
        GenomeRunManifest.Write(
            Path.Combine(options.Out, "audit"), Name, options, options.ThreadsInUse, [options.Predictions], proxy is null ? [page, metrics] : [page, proxy, metrics], started, TimeProvider.System.GetElapsedTime(clock).TotalSeconds,
            new Dictionary<string, object?> { ["rows"] = report.Rows, ["metricsSha256"] = hash });
        return new AuditResult(page, proxy, metrics, hash, report);
    }

    protected override void WriteText(AuditResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        var report = result.Report;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Rows:N0} rows, outcome {report.Outcome}, by {string.Join(", ", report.Groups.Select(column => column.Name))}"));
        foreach (var score in report.Scores) WriteScore(score, output);
        if (report.Labels is { } labels)
        {
            foreach (var concentration in labels.Concentrations)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{concentration.Score}: the highest {concentration.Selected:N0} hold {string.Join(", ", concentration.Labels.Select(Share))}; {string.Join(", ", concentration.Groups.Select(Share))}"));
            }
        }

        if (report.LabelsCannotSay is { } why) output.WriteLine($"labels cannot be audited: {why}");
        foreach (var line in report.Verdict) output.WriteLine($"{line.Score}, {line.Topic} ({line.Level}): {line.Words}");
        foreach (var note in report.Notes) output.WriteLine($"note: {note}");
        output.WriteLine($"report: {result.Page}{(result.ProxyPage is null ? "" : $", {result.ProxyPage}")}");
    }

    private static void WriteScore(ScoreAudit score, TextWriter output)
    {
        if (score.Result is not { } result) return;
        var left = (score.WithoutOutcome, score.WithoutScore) is (0, 0) ? "" : string.Create(CultureInfo.InvariantCulture, $"; left out {score.WithoutOutcome:N0} without an outcome, {score.WithoutScore:N0} without a score");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{score.Name}: {result.People:N0} people, {result.Positives:N0} with the outcome, {result.Decision.Selected:N0} selected{left}"));
        foreach (var note in result.Notes) output.WriteLine($"note: {note}");
    }

    private static string Share(Evidence.Fairness.ShareEstimate share) =>
        share.Share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{share.Name} {value:0.0000}{(share.StandardError is { } error ? string.Create(CultureInfo.InvariantCulture, $" (se {error:0.0000})") : "")}") : $"{share.Name} ({share.CannotSay})";
}
