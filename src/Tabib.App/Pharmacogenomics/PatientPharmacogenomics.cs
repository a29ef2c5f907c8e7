using Tabib.Core.Facts;

namespace Tabib.App.Pharmacogenomics;

/// <summary>What a patient's genotypes say about drugs, at one moment.</summary>
/// <param name="Samples">Calls and advice for all drugs that guidelines speak of, by each genotype file of the patient; at least one.</param>
/// <param name="Medications">What the patient takes at that moment, a name or RxNorm code each.</param>
/// <param name="WithoutGuideline">Medications of which no guideline speaks.</param>
/// <param name="KnowledgeHash">Of the advice files, lower-case hex.</param>
public sealed record PatientPharmacogenomics(IReadOnlyList<SampleAdvice> Samples, IReadOnlyList<string> Medications, IReadOnlyList<string> WithoutGuideline, string KnowledgeHash)
{
    /// <summary>The documents of the record that keep the calls, one for each of <see cref="Samples"/>.</summary>
    public IReadOnlyList<FactSource> Sources { get; init; } = [];

    /// <summary>The calls alone.</summary>
    internal PatientPharmacogenomics WithoutAdvice() => this with { Samples = [.. Samples.Select(sample => sample with { Advice = [], WarfarinMgPerWeek = null })], WithoutGuideline = [] };
}
