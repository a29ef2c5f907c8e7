namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>What the warfarin algorithm asks of a patient beside genotypes.</summary>
/// <param name="AgeYears">Completed years; null where not stated.</param>
/// <param name="HeightCm">Null where not stated.</param>
/// <param name="WeightKg">Null where not stated.</param>
/// <param name="Ancestry">One of the algorithm's groups; "other" holds mixed and not stated.</param>
/// <param name="Medications">Null where not stated: amiodarone and inducers change the dose.</param>
public sealed record WarfarinPatient(int? AgeYears, double? HeightCm, double? WeightKg, string Ancestry, IReadOnlyList<string>? Medications);
