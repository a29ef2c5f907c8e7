using Tabib.Core.Outcomes;

namespace Tabib.App.Genomes;

/// <summary>What the quality check found. Every filter is a proposal: nothing was left out.</summary>
/// <param name="Counted">Samples that frequencies and tests are of: the founders, or all.</param>
/// <param name="Duplicates">Pairs of samples with the same genotypes; null where too few common variants tell.</param>
/// <param name="Trios">Children whose two parents are in the set.</param>
public sealed record QualityReport(
    int Variants,
    int Samples,
    int Counted,
    QualityFilters VariantFilters,
    QualityFilters SampleFilters,
    int SexMismatches,
    IReadOnlyList<DuplicateRow>? Duplicates,
    int Trios,
    long MendelErrors,
    long HeterozygousHaploid,
    string Out,
    double Seconds,
    IReadOnlyList<Problem> Warnings);
