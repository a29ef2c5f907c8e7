using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.App.Models.Cards;
using Tabib.Core.Identity;
using Tabib.Evidence.Prediction;
using Tabib.Record.Journal;

namespace Tabib.App.Models.Training;

/// <summary>Trains a model on a table.</summary>
public sealed class TrainCapability : Capability<TrainOptions, TrainResult>
{
    private static readonly Dictionary<string, RiskModelKind> Kinds = new(StringComparer.Ordinal)
    {
        ["logistic"] = RiskModelKind.Logistic,
        ["elastic-net"] = RiskModelKind.ElasticNet,
        ["gbdt"] = RiskModelKind.Gbdt,
        ["cox"] = RiskModelKind.Cox,
        ["cox-elastic-net"] = RiskModelKind.CoxElasticNet,
        ["fine-gray"] = RiskModelKind.FineGray,
    };

    public override string Name => "models train";

    public override string Summary => "Trains a model, judges it on people it has not seen, and writes its card.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("models train --data samples/tables/clinic-before.csv --outcome readmitted --model logistic --id id --features site,sex,age,stays,marker --groups site,sex --out readmission", "Logistic regression, judged by five folds, with numbers by site and sex."),
        new("models train --data samples/tables/clinic-before.csv --outcome readmitted --model elastic-net --features site,sex,age,stays,marker --split time:discharged --out readmission-net", "An elastic net, judged on the last third by date."),
        new("models train --data samples/tables/clinic-before.csv --outcome readmitted --model gbdt --tune --id id --features site,sex,age,stays,marker --out readmission-trees", "Boosted trees; folds inside the training rows choose their number and size."),
        new("models train --data samples/tables/followup.csv --time days --event outcome --cause \"died of the disease\" --censored alive --model fine-gray --features age,sex,marker --horizon 365 --out deaths", "The incidence of one cause of death within a year."),
    ];

    public override string Details =>
        """
        Writes model.json (all that is needed to predict, frozen), card.json (what people must know of it; what nobody has stated is a named gap), predictions.csv (each held-out row with what the model says of it: give it to models validate and models audit) and model.run.json.
        Numbers of the card are those of models validate on predictions.csv. Medians for what is missing, indicators of missing values, levels, penalties and trees are learnt from the rows that a fit learns from alone. Texts become one indicator for each value but the first.
        Refused are features that tell the outcome without fail (MOD021) and those that are the time of follow-up (MOD024), unless --accept-leaks; warned of are rows that come twice, features that nearly tell the outcome, and columns that number the rows. A coefficient that would be infinite is told, not given (MOD013).
        Boosted trees (LightGBM) take missing numbers as they are; 200 trees of 15 leaves, or with --tune those that do best on held-out people. The same data, seed and --threads give the same trees.
        Elastic net: glmnet's penalty on standardised columns; --lambda or, by folds, the one with the smallest loss. Cox: Efron's ties; its elastic net Breslow's. The baseline hazard is kept, and risks are those by --horizon.
        """;

    public override TrainResult Run(TrainOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var kind = Checked(options);
        // A workspace that is none is told before hours of training.
        if (options.Workspace is { } directory) Open(directory).Dispose();
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var result = new TrainRun(options, kind, progress, cancellation).Run();
        result = result with { JournalPosition = Journalled(options) };
        string[] outputs = [Path.Combine(options.Out, ModelDirectory.ModelName), Path.Combine(options.Out, ModelCardFile.Name), .. result.Predictions is { } predictions ? [predictions] : Array.Empty<string>()];
        GenomeRunManifest.Write(Path.Combine(options.Out, "model"), Name, options, options.Threads, [options.Data], outputs, started, TimeProvider.System.GetElapsedTime(clock).TotalSeconds, new { result.Rows, result.People, result.Card.ModelSha256, result.JournalPosition });
        return result;
    }

    protected override void WriteText(TrainResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        var left = result.LeftOut.Count == 0 ? "" : $"; left out: {string.Join(", ", result.LeftOut.Select(pair => $"{pair.Key} ({pair.Value})"))}";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Rows:N0} rows of {result.People:N0} people, {result.Card.Training.Outcomes:N0} with the outcome among the {result.Card.Training.Rows:N0} learnt from{left}"));
        var width = result.Terms.Count == 0 ? 0 : Math.Min(40, result.Terms.Max(term => term.Name.Length));
        foreach (var term in result.Terms.Where(term => term.Coefficient is not null and not 0)) output.WriteLine($"  {term.Name.PadRight(width)}  {CardText.Number(term.Coefficient!.Value),10}{(term.StandardError is { } error ? $"  (SE {CardText.Number(error)})" : "")}");
        foreach (var term in result.Terms.Where(term => term.LeftOut is not null)) output.WriteLine($"  {term.Name.PadRight(width)}  no estimate: {term.LeftOut}");
        CardText.WritePerformance(result.Card, output);
        CardText.WriteWarnings(result.Card, output);
        output.WriteLine($"model: {result.Directory}");
    }

    private static long? Journalled(TrainOptions options)
    {
        if (options.Workspace is not { } directory) return null;
        using var workspace = Open(directory);
        return workspace.Journal.RecordResult("model-card", ModelCardFile.Name, ModelCardFile.Fingerprint(options.Out), AccessContext.CommandLine("research"));
    }

    private static Workspace Open(string directory) => Workspace.Open(WorkspacePath.Resolve(directory), new WorkspaceOptions { Command = "models train" });

    private static RiskModelKind Checked(TrainOptions options)
    {
        if (!Kinds.TryGetValue(options.Model, out var kind)) throw Fault.InOption("--model", $"'{options.Model}' is none of {string.Join(", ", Kinds.Keys)}.");
        var hasTimes = RiskModel.IsSurvivalKind(kind);
        if (hasTimes && (options.Time is null || options.Event is null || options.Horizon is null)) throw Fault.InOption("--time", $"{options.Model} needs --time, --event and --horizon.");
        if (!hasTimes && (options.Time is not null || options.Event is not null || options.Horizon is not null || options.Cause is not null)) throw Fault.InOption("--time", $"{options.Model} has no times: give --outcome.");
        if (hasTimes == (options.Outcome is not null)) throw Fault.InOption("--outcome", hasTimes ? "With --time the outcome is the --event." : "Name the column with the outcome.");
        if (options.Horizon is not (null or (> 0 and < double.PositiveInfinity))) throw Fault.InOption("--horizon", "A horizon is above 0.");
        if (kind == RiskModelKind.FineGray && options.Cause is null) throw Fault.InOption("--cause", "The model of Fine and Gray needs the event of interest.");
        if (options.Alpha is not (>= 0 and <= 1)) throw Fault.InOption("--alpha", "Alpha is from 0 to 1.");
        if (options.Lambda is not (null or (>= 0 and < double.PositiveInfinity))) throw Fault.InOption("--lambda", "A penalty is at least 0.");
        if (options.LambdaRule is not ("min" or "one-se")) throw Fault.InOption("--lambda-rule", $"'{options.LambdaRule}' is none of min, one-se.");
        if (options.Calibrate is not ("none" or "platt" or "isotonic")) throw Fault.InOption("--calibrate", $"'{options.Calibrate}' is none of none, platt, isotonic.");
        if (options.Calibrate != "none" && hasTimes) throw Fault.InOption("--calibrate", "A model with times is not calibrated after the fit.");
        if (options.Calibrate != "none" && options.Folds == 0) throw Fault.InOption("--calibrate", "Calibration is learnt from held-out predictions: --folds 0 leaves none.");
        if (options.Threads < 1) throw Fault.InOption("--threads", "The number of threads is at least 1.");
        return kind;
    }
}
