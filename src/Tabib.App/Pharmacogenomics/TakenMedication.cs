using Tabib.App.Reports;
using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Decision.Rules.Conditions;
using Tabib.Record.Journal;

namespace Tabib.App.Pharmacogenomics;

/// <summary>A drug that a patient takes.</summary>
/// <param name="Name">For people.</param>
/// <param name="Written">For <see cref="Evidence.Pharmacogenomics.Advice.DrugAdvisor"/>: the name, and codes of RxNorm parted by tabs.</param>
/// <param name="Sources">The orders that say so.</param>
internal sealed record TakenMedication(string Name, string Written, IReadOnlyList<FactSource> Sources)
{
    /// <summary>What counts as taken at the moment of the record, by name.</summary>
    public static IReadOnlyList<TakenMedication> Of(PatientRecord record) =>
    [
        .. record.Facts.Where(fact => ActiveMedication.IsActive(fact, record.AsOf)).GroupBy(FactText.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new TakenMedication(group.Key, string.Join('\t', [group.Key, .. group.SelectMany(RxNormCodes).Distinct(StringComparer.Ordinal)]), [.. group.Select(fact => fact.Source)])),
    ];

    private static IEnumerable<string> RxNormCodes(Fact fact) => fact.OtherCodes.Prepend(fact.Code).Where(code => code.System == CodeSystems.RxNorm).Select(code => code.Value);
}
