using Tabib.Core.Coding;

namespace Tabib.Record.Cohorts.Definitions;

/// <summary>Codes that mean one thing.</summary>
/// <param name="Name">As the definition calls it; for codes written inline the codes themselves.</param>
/// <param name="HasWord">Of a drug or vaccine: true where its display names something of the set though its code is not listed; null where the set has codes only.</param>
public sealed record ValueSet(string Name, IReadOnlyList<Code> Codes, Func<string, bool>? HasWord = null);
