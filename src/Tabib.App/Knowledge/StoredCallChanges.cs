using Tabib.Evidence.Pharmacogenomics.Comparison;

namespace Tabib.App.Knowledge;

/// <summary>What other knowledge makes of stored calls, and of the advice by them.</summary>
/// <param name="Calls">Genes of samples with a call or an inferred result.</param>
/// <param name="ChangedCalls">Calls whose phenotype or activity score changes.</param>
/// <param name="CallsToRepeat">Calls with an allele that is now defined otherwise or not at all.</param>
/// <param name="OtherKnowledge">Samples whose calls were made with knowledge of another hash than OLD.</param>
/// <param name="OtherResults">Calls whose stored result is not what OLD gives.</param>
/// <param name="UnknownGenes">Calls of genes that neither side has.</param>
/// <param name="Changes">The first 1,000.</param>
public sealed record StoredCallChanges(long Samples, long Calls, long ChangedSamples, long ChangedCalls, long CallsToRepeat, long OtherKnowledge, long OtherResults, long UnknownGenes, IReadOnlyList<CallChange> Changes, string? Out)
{
    /// <summary>Samples with at least one drug whose advice changes.</summary>
    public long SamplesAdvisedOtherwise { get; init; }

    /// <summary>Drugs of samples whose advice changes.</summary>
    public long ChangedAdvice { get; init; }

    /// <summary>Of these, drugs that the patient's record says are taken; 0 for a file of calls.</summary>
    public long ChangedAdviceOfTakenDrugs { get; init; }

    /// <summary>The first 1,000.</summary>
    public IReadOnlyList<AdviceChange> Advice { get; init; } = [];

    public string? AdviceOut { get; init; }
}
