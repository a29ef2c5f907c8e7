namespace Tabib.App.Models.Validating;

/// <summary>One thing that a reader in a hurry should know.</summary>
/// <param name="Topic">discrimination, calibration, usefulness or adequacy.</param>
/// <param name="Level">good, fair, poor or unknown.</param>
/// <param name="Words">In plain words, with the numbers.</param>
public sealed record VerdictLine(string Score, string Topic, string Level, string Words);
