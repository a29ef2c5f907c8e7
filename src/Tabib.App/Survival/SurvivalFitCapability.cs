using Tabib.App.Capabilities;
using Tabib.Evidence.Survival;

namespace Tabib.App.Survival;

/// <summary>Survival models and curves over a table.</summary>
public sealed class SurvivalFitCapability : Capability<SurvivalFitOptions, SurvivalFitResult>
{
    public override string Name => "survival fit";

    public override string Summary => "Fits Cox's or Fine and Gray's model to times until an event, and draws survival curves.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("survival fit --data samples/tables/followup.csv --time days --event died --terms age,sex,marker", "Hazard ratios, tests and concordance."),
        new("survival fit --data samples/tables/followup.csv --time days --event died --strata sex --curves --horizon 365 --json", "Kaplan-Meier curves by sex, the log-rank test, and the mean time lived in a year."),
    ];

    public override string Details =>
        """
        Rows without a value in a column that is used are left out and counted. The event is 1 of 0/1, 2 of 1/2 or true; with --cause VALUE it is that value, --censored VALUE (default 0) means no event, and all other values are competing events.
        --model cox: with competing events the hazard of --cause, others censored. --model fine-gray: the incidence of --cause, those with another event kept at risk by the chance of not having been censored; ratios are of subdistribution hazards, and concordance counts them as never having it.
        Robust standard errors are given with --cluster, with --weights and for fine-gray; intervals and p-values then rest on them. Tests of proportional hazards: the score test with 1 - S(t-) as time. Concordance: Harrell's and Uno's, with errors by the infinitesimal jackknife. --json has the baseline hazards and the points of curves.
        """;

    public override SurvivalFitResult Run(SurvivalFitOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        if (!Enum.TryParse<TieMethod>(options.Ties, ignoreCase: true, out var ties) || !Enum.IsDefined(ties)) throw Fault.InOption("--ties", $"'{options.Ties}' is none of efron, breslow, exact.");
        if (options.Model is not ("cox" or "fine-gray")) throw Fault.InOption("--model", $"'{options.Model}' is none of cox, fine-gray.");
        var isFineGray = options.Model == "fine-gray";
        if (isFineGray && options.Cause is null) throw Fault.InOption("--cause", "The model of Fine and Gray needs the event of interest.");
        if (isFineGray && (options.Entry is not null || options.Weights is not null)) throw Fault.InOption("--model", "The model of Fine and Gray is fitted without entry times and case weights.");
        if (ties == TieMethod.Exact && (options.Weights is not null || isFineGray)) throw Fault.InOption("--ties", "The exact method has no case weights.");
        if (options.Terms.Count == 0 && !options.Curves) throw Fault.InOption("--terms", "Name covariates, or ask for --curves.");
        progress.Report(new ProgressReport("read", 0, 0, "rows"));
        var rows = SurvivalRows.Read(options);
        cancellation.ThrowIfCancellationRequested();
        var events = rows.Cause.Count(cause => cause == 1);
        if (events == 0) throw SurvivalRows.Unusable(options, "SRV007", "No row has the event: nothing can be estimated.", "Check --event and --cause.");
        progress.Report(new ProgressReport("fit", 0, rows.Kept.Length, "rows"));
        var model = rows.Terms.Count == 0 ? null : SurvivalModel.Of(rows, ties, isFineGray);
        cancellation.ThrowIfCancellationRequested();
        var curves = options.Curves ? SurvivalCurves.Of(rows, options.Horizon) : null;
        return new SurvivalFitResult(
            options.Model, options.Ties, rows.Kept.Length, events, rows.LeftOut, model?.Terms ?? [], model?.Fit.LogLikelihoodNull, model?.Fit.LogLikelihood, model?.Fit.Iterations,
            [.. model?.Tests ?? [], .. curves?.Tests ?? []], model?.Concordance, model?.ProportionalHazards ?? [], model?.Baselines ?? [], curves?.Curves ?? [], [.. rows.Notes, .. model?.Notes ?? []]);
    }

    protected override void WriteText(SurvivalFitResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        SurvivalText.Write(result, output);
    }
}
