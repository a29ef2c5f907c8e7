namespace Tabib.App.Models.Validating;

/// <summary>Numbers of the model on its own training data, corrected for having been fitted on them.</summary>
/// <param name="Numbers">Empty where it could not be done.</param>
/// <param name="CannotSay">Why not.</param>
public sealed record OptimismReport(IReadOnlyList<Evidence.Validation.OptimismEstimate> Numbers, string? CannotSay);
