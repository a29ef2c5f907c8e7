using Tabib.App.Knowledge;
using Tabib.Evidence.Risk;

namespace Tabib.App.Reports;

/// <summary>What all pages of one run share.</summary>
/// <param name="ProgramVersion">Of Tabib.</param>
/// <param name="Knowledge">The packs in use, with version and hash.</param>
/// <param name="Scores">Titles, categories and bands of the scores.</param>
public sealed record ReportContext(string ProgramVersion, IReadOnlyList<KnowledgePackRow> Knowledge, ScoreLibrary Scores)
{
    public Labels Labels { get; init; } = new();
}
