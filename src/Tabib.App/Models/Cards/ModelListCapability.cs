using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Prediction;

namespace Tabib.App.Models.Cards;

/// <summary>Lists the models of a folder by their cards.</summary>
public sealed class ModelListCapability : Capability<ModelListOptions, ModelListResult>
{
    public override string Name => "models list";

    public override string Summary => "Lists the models of a folder: what they predict, how well, and what their cards lack.";

    public override IReadOnlyList<Example> Examples { get; } = [new("models list samples/models", "The models in a folder.")];

    public override ModelListResult Run(ModelListOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!Directory.Exists(options.Directory)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "The folder does not exist.", new ProblemLocation(options.Directory)), ProblemKind.InputMissing);
        var (rows, unusable) = (new List<ModelListRow>(), new SortedDictionary<string, string>(StringComparer.Ordinal));
        foreach (var folder in Directory.EnumerateDirectories(options.Directory).Prepend(options.Directory).Where(folder => File.Exists(Path.Combine(folder, ModelDirectory.ModelName))).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var card = ModelCardFile.Read(folder);
                rows.Add(new ModelListRow(folder, card.Name, card.Version, card.Kind, card.Outcome, card.Training.Rows, card.Training.Outcomes, card.HeldOut.GetValueOrDefault("auc") ?? card.HeldOut.GetValueOrDefault("harrell"), card.Gaps.Count, card.ModelSha256));
            }
            catch (ProblemException problem)
            {
                unusable[folder] = $"{problem.Problem.Code}: {problem.Problem.Message}";
            }
        }

        return new ModelListResult(options.Directory, rows, unusable);
    }

    protected override void WriteText(ModelListResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        if (result.Models.Count + result.Unusable.Count == 0) output.WriteLine($"No model in {result.Directory}.");
        foreach (var model in result.Models)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model.Folder}: {model.Name} {model.Version}, {model.Kind}, {model.Outcome.Column} = {model.Outcome.Positive}{(model.Outcome.Horizon is { } horizon ? $" by {horizon:G5}" : "")}; {model.Rows:N0} rows, {model.Outcomes:N0} with it; {(model.Discrimination is { } found ? $"discrimination {CardText.Told(found)}" : "never judged on people it has not seen")}; {model.Gaps} gaps in its card"));
        foreach (var (folder, why) in result.Unusable) output.WriteLine($"{folder}: cannot be used: {why}");
    }

    protected override int ExitCode(ModelListResult result) => result is { Unusable.Count: > 0 } ? 1 : 0;
}
