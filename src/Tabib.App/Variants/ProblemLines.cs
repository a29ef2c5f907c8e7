using Tabib.Core.Outcomes;

namespace Tabib.App.Variants;

/// <summary>Problems of a file for people: the first of each code, and how many more there were.</summary>
internal static class ProblemLines
{
    public static IReadOnlyList<string> Of(ProblemTally tally) => [.. tally.ByCode.Select(entry => entry.Count == 1 ? entry.First.ToString() : $"{entry.First} (and {entry.Count - 1:N0} more)")];
}
