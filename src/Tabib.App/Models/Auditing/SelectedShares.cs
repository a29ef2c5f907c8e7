using Tabib.Evidence.Fairness;

namespace Tabib.App.Models.Auditing;

/// <summary>What people whom something selects hold of each label and are of each group: a row of a table.</summary>
/// <param name="Name">What selects.</param>
/// <param name="Note">Empty for nothing.</param>
public sealed record SelectedShares(string Name, double Selected, string Note, IReadOnlyList<ShareEstimate> Labels, IReadOnlyList<ShareEstimate> Groups);
