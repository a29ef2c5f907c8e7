using Tabib.Core.Findings;

namespace Tabib.App.Risk;

/// <summary>What scores gave.</summary>
/// <param name="IsSingle">One score was asked for: its result stands alone in JSON, not in a list.</param>
public sealed record FindingList(IReadOnlyList<Finding> Findings, bool IsSingle);
