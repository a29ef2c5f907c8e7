using Tabib.App.Records;

namespace Tabib.App.Reports;

/// <summary>All that the page of the population shows.</summary>
/// <param name="Import">What the run imported; null where nothing was.</param>
/// <param name="Attention">The first of all patients, most pressing first.</param>
/// <param name="NoAge">Living patients whose age is not known.</param>
/// <param name="Conditions">Current problems of the living, the most frequent first.</param>
/// <param name="KeyInputs">Inputs of the leading score: of how many, who could have it, they are missing.</param>
/// <param name="KeyInputsOf">That number.</param>
/// <param name="Blocking">Inputs that stand in the way of scores most often: how often.</param>
/// <param name="Gaps">What records lack, by kind.</param>
public sealed record PopulationReport(
    DateTimeOffset AsOf, ImportReport? Import, long Patients, long Deceased, long Facts, IReadOnlyList<AttentionRow> Attention,
    IReadOnlyList<AgeBand> Ages, long NoAge, IReadOnlyList<Tally> Conditions, IReadOnlyList<RiskDistribution> Risks, IReadOnlyList<AdviceTally> Advice,
    string KeyScore, IReadOnlyList<Tally> KeyInputs, long KeyInputsOf, IReadOnlyList<Tally> Blocking, IReadOnlyList<ScoreTally> Scores, IReadOnlyList<Tally> Gaps)
{
    public long Living => Patients - Deceased;

    /// <summary>Patients that the list leaves out.</summary>
    public long LeftOut => Patients - Attention.Count;

    public long Urgent { get; init; }

    public long WithAdvice { get; init; }

    /// <summary>Patients of whose genotype file the user stated that absent positions are the reference.</summary>
    public long AbsentIsReference { get; init; }
}
