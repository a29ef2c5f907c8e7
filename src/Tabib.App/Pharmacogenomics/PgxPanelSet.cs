using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.App.Pharmacogenomics;

/// <summary>The panels of one person: one for each genotype file.</summary>
/// <param name="Differing">Genes whose results differ between files.</param>
/// <param name="HasMedicationList">Whether anything is known of what is taken.</param>
/// <param name="HasAsked">Whether drugs were asked for by name; then advice is of them alone.</param>
public sealed record PgxPanelSet(
    IReadOnlyList<PgxPanel> Panels, IReadOnlyList<string> Differing, IReadOnlyList<string> WithoutGuideline, string KnowledgeHash, bool HasMedicationList, bool HasAsked)
{
    /// <summary>What of the dose of warfarin was not held against its source; null where all was.</summary>
    public string? WarfarinUnchecked { get; init; }

    public bool AbsentIsReference => Panels.Any(panel => panel.Calls.AbsentIsReference);

    /// <param name="anchor">Of the first panel; further ones have a number behind it.</param>
    /// <param name="asked">Drugs that were asked for by name; empty where advice is of all.</param>
    internal static PgxPanelSet Of(PatientPharmacogenomics person, string anchor, IReadOnlyCollection<string> asked, bool hasMedicationList) => new(
        [.. person.Samples.Select((sample, index) => PgxPanel.Of(sample, index == 0 ? anchor : $"{anchor}-{index + 1}", person.KnowledgeHash, asked))],
        DifferingGenes([.. person.Samples.Select(sample => sample.Calls)]),
        [.. person.WithoutGuideline.Select(medication => medication.Replace('\t', ' '))],
        person.KnowledgeHash,
        hasMedicationList,
        asked.Count > 0);

    /// <summary>Genes that two files call, and not alike: a sign that they are not of one person, or not of one quality.</summary>
    internal static IReadOnlyList<string> DifferingGenes(IReadOnlyList<SampleCalls> samples) =>
        [.. samples.SelectMany(sample => sample.Genes).Where(call => call.Status == CallStatus.Called).GroupBy(call => call.Gene, StringComparer.Ordinal)
            .Where(calls => calls.Select(ResultOf).Distinct(StringComparer.Ordinal).Count() > 1).Select(calls => calls.Key).Order(StringComparer.Ordinal)];

    private static string ResultOf(GeneCall call) => call.Phenotype is null && call.ActivityScore is null ? GeneGround.AllelesOf(call) : $"{call.Phenotype}|{call.ActivityScore}";
}
