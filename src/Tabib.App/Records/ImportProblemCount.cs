using Tabib.Core.Outcomes;

namespace Tabib.App.Records;

/// <summary>How often a problem was met, with its first place.</summary>
public sealed record ImportProblemCount(string Code, string Severity, long Count, string Message, string First, string? Hint)
{
    internal static IReadOnlyList<ImportProblemCount> Of(ProblemTally tally) =>
        [.. tally.ByCode.Select(pair => new ImportProblemCount(pair.First.Code, pair.First.Severity.ToString().ToLowerInvariant(), pair.Count, pair.First.Message, pair.First.Location.ToString(), pair.First.Hint))];
}
