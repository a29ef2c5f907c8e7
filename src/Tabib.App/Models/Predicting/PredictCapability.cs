using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.App.Models.Cards;

namespace Tabib.App.Models.Predicting;

/// <summary>Runs a model on people.</summary>
public sealed class PredictCapability : Capability<PredictOptions, PredictResult>
{
    /// <summary>People shown as text; --json and --out have all.</summary>
    private const int Shown = 20;

    public override string Name => "models predict";

    public override string Summary => "Runs a model on people: each one's risk and how people like this one fared in validation, or why there is no risk.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("models predict --model samples/models/readmission --with site=North,sex=female,age=71,stays=2,marker=1.4", "One person."),
        new("models predict --model samples/models/readmission --data samples/tables/clinic.csv --id id --out risks.csv", "A table of people."),
    ];

    public override string Details =>
        """
        Columns of --out: id, risk, linear_predictor, reason (why there is no risk), notes, and of people like this one like_n (how many), like_from and like_to (their held-out risks, calibrated as the person's), like_observed (the share of them with the outcome), like_low and like_high (95 %).
        A missing input is refused unless training missed it too; a level that training did not have is refused; a number farther outside the range of training than that range is wide is refused, nearer ones are noted.
        People like this one are the hundred held-out people of the model's predictions.csv whose risks are nearest (at most a fifth of them all, at least 20); with times their risk is Kaplan and Meier's, or Aalen and Johansen's. Nothing is said where the person's risk is beyond all of theirs. They are alike in risk, not in everything.
        A folder without its card, or with one of another model, is not used.
        """;

    public override PredictResult Run(PredictOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        progress.Report(new ProgressReport("read", 0, 0, "rows"));
        var run = PredictRun.Of(options);
        if (options.Out is not { } path) return run.Result(null, [.. run.People()]);
        PredictedFile.Write(path, run.People(), run.Count, progress, cancellation);
        var result = run.Result(path, []);
        GenomeRunManifest.Write(path, Name, options, 1, options.Data is { } data ? [data] : [], [path], started, TimeProvider.System.GetElapsedTime(clock).TotalSeconds, new { result.Rows, result.Predicted, result.ModelSha256 });
        return result;
    }

    protected override void WriteText(PredictResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine($"{result.Model} {result.Version}: {result.Outcome.Column} = {result.Outcome.Positive}{(result.Horizon is { } horizon ? $" by {CardText.Number(horizon)}" : "")}");
        foreach (var person in result.People.Take(Shown)) WritePerson(person, result.People.Count > 1, output);
        if (result.People.Count > Shown) output.WriteLine($"and {result.People.Count - Shown} more: write them with --out, or see --json");
        if (result.Rows > 1) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Rows:N0} people, {result.Predicted:N0} with a risk"));
        if (result.Rows > 1) WriteCounts(result, output);
        if (result.File is { } file) output.WriteLine($"predictions: {file}");
    }

    protected override int ExitCode(PredictResult result) => result is { } told && told.Predicted < told.Rows ? 1 : 0;

    private static void WritePerson(PersonPrediction person, bool isNamed, TextWriter output)
    {
        var name = isNamed ? person.Id + ": " : "";
        if (person.Risk is not { } risk)
        {
            output.WriteLine($"{name}{person.Reason}");
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}risk {risk:P1}; {Told(person.Like!)}"));
        if (person.Imputed.Count > 0) output.WriteLine($"  missing, as for some in training: {string.Join(", ", person.Imputed)}");
        if (person.OutsideTraining.Count > 0) output.WriteLine($"  outside the range of training: {string.Join(", ", person.OutsideTraining)}");
    }

    private static string Told(LikePeople like) => like.CannotSay is { } why ? $"people like this one: cannot say, {why}" : string.Create(CultureInfo.InvariantCulture, $"of {like.People} people like this one in validation (risks {like.From:P1} to {like.To:P1}) {like.Observed:P1} had it{(like is { Lower: { } low, Upper: { } high } ? string.Create(CultureInfo.InvariantCulture, $" (95 % {low:P1} to {high:P1})") : "")}");

    private static void WriteCounts(PredictResult result, TextWriter output)
    {
        foreach (var (reason, count) in result.Refused) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"no risk for {count:N0}: {reason}"));
        foreach (var (input, count) in result.Imputed) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{input} is missing in {count:N0}"));
        foreach (var (input, count) in result.OutsideTraining) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{input} is outside the range of training in {count:N0}"));
    }
}
