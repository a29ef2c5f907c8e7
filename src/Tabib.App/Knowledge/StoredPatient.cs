using Tabib.Evidence.Pharmacogenomics.Comparison;

namespace Tabib.App.Knowledge;

/// <summary>The stored calls of one sample, and what the person takes.</summary>
/// <param name="Medications">Names or RxNorm codes; null where nothing says it.</param>
internal sealed record StoredPatient(StoredSample Sample, IReadOnlyList<string>? Medications);
