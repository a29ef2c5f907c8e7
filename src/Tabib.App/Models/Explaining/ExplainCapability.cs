using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.App.Models.Cards;
using Tabib.App.Reports;
using Tabib.Evidence.Explanation;

namespace Tabib.App.Models.Explaining;

/// <summary>Explains a model's predictions.</summary>
public sealed class ExplainCapability : Capability<ExplainOptions, ExplainResult>
{
    private const string NumbersName = "explanation.json";

    public override string Name => "models explain";

    public override string Summary => "Takes predictions apart: what each input adds to each person's risk, which inputs the model lives on, and how people like this one fared.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("models explain --model samples/models/readmission --data samples/tables/clinic.csv --id id --out explained", "Three people taken apart, and the inputs over all of them."),
        new("models explain --model samples/models/readmission --data samples/tables/clinic.csv --id id --people D3,D8 --out explained", "Two people by name."),
    ];

    public override string Details =>
        """
        Writes explain.html, contributions.csv (id, risk, margin, base, and for each input contribution:NAME), explanation.json with every number of the page, and explain.run.json.
        Base and contributions sum to the margin (the logit, the log hazard ratio, the trees' margin) to rounding; a gap above 1e-9 ends the run. Of logistic and Cox models a contribution is the coefficient times the distance from the mean in training. Of boosted trees it is an exact Shapley value: path-dependent, or with --background interventional; the two answer different questions and are named. Indicators of one input are taken together.
        Importance: how far the area under the curve (with times Harrell's C) falls when an input's values are dealt out anew among people; needs the outcome in the table.
        Contributions say what the model does with the inputs. They are no causes: to change an input need not change the outcome.
        """;

    public override ExplainResult Run(ExplainOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        if (options.Threads < 1) throw Fault.InOption("--threads", "The number of threads is at least 1.");
        if (options.Repeats is < 1 or > 1000) throw Fault.InOption("--repeats", "Repeats are from 1 to 1000.");
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        Directory.CreateDirectory(options.Out);
        var (page, numbers, contributions) = (Path.Combine(options.Out, ExplanationPages.FileName), Path.Combine(options.Out, NumbersName), Path.Combine(options.Out, ContributionsFile.Name));
        var interactions = options.Interactions ? Path.Combine(options.Out, InteractionsFile.Name) : null;
        var (report, sample) = new ExplainRun(options, progress, cancellation).Run(contributions, interactions);
        var hash = ReportFiles.WriteNumbers(numbers, report);
        ReportFiles.Write(page, stream => ExplanationPages.Write(new ExplanationPageContent(report, sample, hash, interactions is not null, new Labels()), stream));
        string[] inputs = [options.Data, .. options.Background is { } background ? [background] : Array.Empty<string>()];
        string[] outputs = [page, contributions, .. interactions is null ? Array.Empty<string>() : [interactions], numbers];
        GenomeRunManifest.Write(Path.Combine(options.Out, "explain"), Name, options, options.Threads, inputs, outputs, started, TimeProvider.System.GetElapsedTime(clock).TotalSeconds, new Dictionary<string, object?> { ["rows"] = report.Rows, ["explained"] = report.Explained, ["modelSha256"] = report.ModelSha256, ["numbersSha256"] = hash });
        return new ExplainResult(page, contributions, interactions, numbers, hash, report);
    }

    protected override int ExitCode(ExplainResult result) => result is { Report: { } report } && report.Explained < report.Rows ? 1 : 0;

    protected override void WriteText(ExplainResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        var report = result.Report;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Model} {report.Version}: {report.Explained:N0} of {report.Rows:N0} people, contributions {MethodText(report.Method)}; base risk {report.BaseRisk:P1}"));
        foreach (var (reason, count) in report.Refused) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"no prediction for {count:N0}: {reason}"));
        var width = Math.Min(40, report.Features.Max(feature => feature.Name.Length));
        foreach (var feature in report.Features) output.WriteLine($"  {feature.Name.PadRight(width)}  {CardText.Number(feature.MeanAbsolute),10} on average{(feature.Importance is { } importance ? string.Create(CultureInfo.InvariantCulture, $"; without it {report.Importance.Score} falls by {importance.Fall:0.0000} ({importance.Least:0.0000} to {importance.Most:0.0000})") : "")}");
        if (report.Importance.CannotSay is { } why) output.WriteLine($"importance cannot be told: {why}");
        foreach (var person in report.People) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{person.Id}{(person.Choice is { } choice ? $" ({choice})" : "")}: risk {person.Risk:P1}; {string.Join(", ", person.Contributions.Take(3).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Feature} {one.Value ?? "missing"} {one.Amount:+0.###;-0.###;0}")))}"));
        foreach (var note in report.Notes) output.WriteLine($"note: {note}");
        output.WriteLine($"report: {result.Page}");
    }

    private static string MethodText(ContributionMethod method) => method switch
    {
        ContributionMethod.PathDependent => "by path-dependent TreeSHAP",
        ContributionMethod.Interventional => "by interventional TreeSHAP",
        _ => "of a linear predictor",
    };
}
