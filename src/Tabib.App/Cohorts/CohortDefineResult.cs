using Tabib.Core.Outcomes;

namespace Tabib.App.Cohorts;

/// <summary>What a definition says, or what is wrong with it.</summary>
/// <param name="IsValid">True where there is no problem.</param>
/// <param name="Rules">In the order in which people are chosen.</param>
/// <param name="Columns">Columns of an extract.</param>
/// <param name="StoredAs">The file in the workspace; null where it was not stored.</param>
public sealed record CohortDefineResult(string? Id, string? Title, bool IsValid, IReadOnlyList<string> Rules, IReadOnlyList<CohortColumn> Columns, string? StoredAs, IReadOnlyList<Problem> Problems);
