using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>One recommendation of a release of guidance.</summary>
/// <param name="When">By gene, the results of which one must hold, as advice files spell them.</param>
/// <param name="Population">Null for all people.</param>
internal sealed record GuidanceRow(IReadOnlyDictionary<string, IReadOnlyList<string>> When, string? Population, AdviceAction Action, AdviceStrength Strength, string Text, string Implication);
