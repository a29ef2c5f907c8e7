namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>What a reader of a call must know beside it.</summary>
/// <param name="Code">Stable, such as "PGX101".</param>
public sealed record CallWarning(string Code, string Text);
