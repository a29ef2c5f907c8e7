using Tabib.App.Records;

namespace Tabib.App.Run;

/// <summary>What a run wrote.</summary>
/// <param name="Out">Folder of the report.</param>
/// <param name="Findings">Number of findings by outcome: value, missingInputs, notApplicable, outOfRange.</param>
/// <param name="Attention">Patients with an urgent recommendation.</param>
public sealed record RunReport(
    string Out, string Workspace, DateTimeOffset AsOf, long Patients, IReadOnlyDictionary<string, long> Findings, long Recommendations, long Attention,
    ImportReport Import, IReadOnlyList<RunStage> Stages)
{
    /// <summary>The page to begin with.</summary>
    public string Index => Path.Combine(Out, ReportFolder.IndexName);

    public PharmacogenomicCounts Pharmacogenomics { get; init; } = new(0, 0, 0, []);

    public double Seconds => Stages.Sum(stage => stage.Seconds);
}
