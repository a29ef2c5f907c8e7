namespace Tabib.App.Models.Explaining;

/// <summary>On what the importance of inputs rests.</summary>
/// <param name="Score">"auc" or "harrell"; null where nothing can be told.</param>
/// <param name="Value">Of the model as it is.</param>
/// <param name="Rows">With a prediction and an outcome.</param>
/// <param name="Used">Of these: evenly spaced where they are too many.</param>
/// <param name="CannotSay">Why there is no importance.</param>
public sealed record ImportanceReport(string? Score, double? Value, int Rows, int Used, int Repeats, int Seed, string? CannotSay)
{
    internal static ImportanceReport None(string why, int rows = 0) => new(null, null, rows, 0, 0, 0, why);
}
