using System.Globalization;
using Tabib.App.Models.Validating;

namespace Tabib.App.Models.Cards;

/// <summary>A card as lines for people.</summary>
internal static class CardText
{
    private static readonly (string Name, string Words)[] Main =
    [
        ("auc", "area under the ROC curve, held out"), ("aucMeanOfFolds", "the same, mean of folds"), ("harrell", "Harrell's C, held out"), ("uno", "Uno's C, held out"), ("observedToExpected", "observed to expected"), ("slope", "calibration slope"), ("brier", "Brier score"),
    ];

    public static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);

    public static string Told(Estimate estimate) =>
        estimate.Value is not { } value ? $"cannot be estimated: {estimate.CannotSay}"
        : estimate is { Lower: { } lower, Upper: { } upper } ? $"{Number(value)} ({Number(lower)} to {Number(upper)})"
        : Number(value);

    public static void Write(ModelCard card, TextWriter output)
    {
        output.WriteLine($"{card.Name} {card.Version}: {card.Kind}, outcome {card.Outcome.Column} = {card.Outcome.Positive}{(card.Outcome.Horizon is { } horizon ? $" by {Number(horizon)}" : "")}");
        foreach (var (name, text) in new[] { ("intended use", card.IntendedUse), ("population", card.Population), ("limits", card.Limits), ("contact", card.Contact) }) output.WriteLine($"{name}: {text ?? "not stated"}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trained on {card.Training.Data}: {card.Training.Rows:N0} rows, {card.Training.Outcomes:N0} with the outcome, SHA-256 {card.Training.DataSha256}"));
        output.WriteLine($"needs: {string.Join(", ", card.Features.Select(feature => feature.MayBeMissing ? $"{feature.Name} (may be missing)" : feature.Name))}");
        WritePerformance(card, output);
        foreach (var group in card.Subgroups) output.WriteLine($"  {group.Group}: {(group.CannotSay is { } why ? why : string.Create(CultureInfo.InvariantCulture, $"{group.Rows} rows, {group.Events} with the outcome; {string.Join("; ", group.Numbers.Where(pair => pair.Key is "auc" or "harrell" or "observedToExpected").Select(pair => $"{pair.Key} {Told(pair.Value)}"))}"))}");
        WriteWarnings(card, output);
        foreach (var gap in card.Gaps) output.WriteLine($"gap: {gap}");
        output.WriteLine($"model SHA-256: {card.ModelSha256}");
    }

    public static void WritePerformance(ModelCard card, TextWriter output)
    {
        if (card.Judged is { } how) output.WriteLine($"judged on {how}:");
        foreach (var (name, words) in Main)
        {
            if (card.HeldOut.TryGetValue(name, out var estimate)) output.WriteLine($"  {words}: {Told(estimate)}");
        }

        foreach (var (name, words) in Main)
        {
            if (name is "auc" or "harrell" && card.Apparent.TryGetValue(name, out var apparent)) output.WriteLine($"  {words.Replace(", held out", "", StringComparison.Ordinal)} on what it learnt from, too good: {Told(apparent)}");
        }
    }

    public static void WriteWarnings(ModelCard card, TextWriter output)
    {
        foreach (var warning in card.Warnings) output.WriteLine($"warning: {warning}");
        foreach (var note in card.Notes) output.WriteLine($"note: {note}");
    }
}
