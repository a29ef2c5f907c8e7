using Tabib.Core.Outcomes;
using Tabib.Decision.Recommendations;

namespace Tabib.App.Pharmacogenomics;

/// <summary>What stored calls say of one patient.</summary>
/// <param name="Pharmacogenomics">Null where no calls are stored, or none can be read.</param>
/// <param name="Recommendations">Of the drugs that the patient takes.</param>
/// <param name="Problems">Of what is stored.</param>
internal sealed record PatientAdvice(PatientPharmacogenomics? Pharmacogenomics, IReadOnlyList<Recommendation> Recommendations, IReadOnlyList<Problem> Problems)
{
    public static PatientAdvice None { get; } = new(null, [], []);
}
