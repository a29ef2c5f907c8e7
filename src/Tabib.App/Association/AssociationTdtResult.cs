using Tabib.Core.Outcomes;

namespace Tabib.App.Association;

/// <summary>What <c>tabib association tdt</c> wrote.</summary>
/// <param name="Trios">Children with both parents in the set.</param>
/// <param name="AffectedTrios">Of them, those whose child is affected: the test is of these.</param>
/// <param name="Tested">Rows with a p-value.</param>
/// <param name="Errors">Rows without one, by reason.</param>
/// <param name="SmallestLog10P">-log10 of the smallest p-value; null where there is none.</param>
public sealed record AssociationTdtResult(
    string Out, int Variants, int Samples, int Trios, int AffectedTrios, long Rows, long Tested, IReadOnlyDictionary<string, long> Errors, double? SmallestLog10P, string? SmallestVariant, double Seconds, IReadOnlyList<Problem> Warnings);
