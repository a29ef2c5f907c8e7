using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.App.Reports;
using Tabib.Core.Identity;
using Tabib.Core.Tables;
using Tabib.Record.Journal;

namespace Tabib.App.Models.Validating;

/// <summary>Validates a model or scores on data.</summary>
public sealed class ValidateCapability : Capability<ValidateOptions, ValidateResult>
{
    private const string MetricsName = "metrics.json";

    public override string Name => "models validate";

    public override string Summary => "Validates a model or scores on data: discrimination, calibration, usefulness, groups, drift, and what a report still lacks.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("models validate --predictions samples/tables/clinic.csv --data samples/tables/clinic.csv --score risk,marker_risk --outcome readmitted --groups site,sex --recalibrate --out validation", "Two scores of one table, compared, by site and sex, and mended."),
        new("models validate --predictions samples/tables/followup-risks.csv --data samples/tables/followup-risks.csv --score risk --time days --event outcome --cause \"died of the disease\" --censored alive --horizon 730 --out validation", "Risks of an event by two years, with competing deaths."),
    ];

    public override string Details =>
        """
        Writes validation.html, metrics.json with every number of the page in all digits, and validation.run.json. Intervals are 95 %. What cannot be estimated is told with the reason.
        Rows without an outcome or a score are left out and counted. With --predictions of another file rows are joined by --id; ids that one side lacks are counted, ids that come twice are refused.
        Areas under the curve: DeLong; two scores of one file by the paired test, groups by the unpaired one. Calibration curve: logistic regression on a restricted cubic spline of the logit. With times: Harrell's and Uno's C, cumulative/dynamic area by inverse probability of censoring, Kaplan-Meier or with --cause Aalen-Johansen, hazard regression for the curve.
        --recalibrate: each row is mended by what was learnt from other rows. --train: drift, and for a logistic --model its bootstrap optimism. Groups with 1 to 4 rows, events or rows without are hidden.
        --workspace: the journal takes the hash of metrics.json.
        """;

    public override ValidateResult Run(ValidateOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var plan = ValidationPlan.Of(options);
        progress.Report(new ProgressReport("read", 0, 0, "rows"));
        var rows = ValidationInput.Read(plan);
        cancellation.ThrowIfCancellationRequested();
        var report = ValidationRun.Of(plan, rows, progress, cancellation);
        Directory.CreateDirectory(options.Out);
        var (page, metrics) = (Path.Combine(options.Out, ValidationPages.FileName), Path.Combine(options.Out, MetricsName));
        var bytes = JsonSerializer.SerializeToUtf8Bytes(report, JsonFormat.Indented);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        using (var file = new ResultFile(metrics))
        {
            file.Stream.Write(bytes);
            file.Commit();
        }

        using (var file = new ResultFile(page))
        {
            ValidationPages.Write(new ValidationPageContent(report, hash, new Labels()), file.Stream);
            file.Commit();
        }

        var position = Journalled(options, hash);
        string[] inputs = [.. new[] { options.Data, plan.Options.Predictions, options.Train, options.Model is null ? null : Path.Combine(options.Model, Evidence.Prediction.ModelDirectory.ModelName) }.OfType<string>().Distinct(StringComparer.Ordinal)];
        GenomeRunManifest.Write(Path.Combine(options.Out, "validation"), Name, options, 1, inputs, [page, metrics], started, TimeProvider.System.GetElapsedTime(clock).TotalSeconds, new { report.Rows, report.Events, MetricsSha256 = hash, JournalPosition = position });
        return new ValidateResult(page, metrics, hash, position, report);
    }

    protected override void WriteText(ValidateResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        var report = result.Report;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Rows:N0} rows, {report.Events:N0} with the outcome{(report.LeftOut.Count == 0 ? "" : $"; left out: {string.Join(", ", report.LeftOut.Select(pair => $"{pair.Key} ({pair.Value})"))}")}"));
        foreach (var line in report.Verdict) output.WriteLine($"{(report.Scores.Count > 1 ? line.Score + ", " : "")}{line.Topic} ({line.Level}): {line.Words}");
        foreach (var note in report.Notes) output.WriteLine($"note: {note}");
        output.WriteLine($"report: {result.Page}");
    }

    private static long? Journalled(ValidateOptions options, string hash)
    {
        if (options.Workspace is not { } directory) return null;
        using var workspace = Workspace.Open(WorkspacePath.Resolve(directory), new WorkspaceOptions { Command = "models validate" });
        return workspace.Journal.RecordResult("validation", MetricsName, hash, AccessContext.CommandLine("research"));
    }
}
