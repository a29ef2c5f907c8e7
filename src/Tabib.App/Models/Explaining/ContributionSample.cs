namespace Tabib.App.Models.Explaining;

/// <summary>Contributions of some people, for a drawing.</summary>
/// <param name="Points">By input: the contribution, and where the input's value lies in the range of training, from 0 to 1; null of a category and where missing.</param>
public sealed record ContributionSample(IReadOnlyDictionary<string, IReadOnlyList<(double Amount, double? Value)>> Points);
