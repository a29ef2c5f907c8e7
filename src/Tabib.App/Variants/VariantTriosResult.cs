using Tabib.Evidence.Variants.Trios;

namespace Tabib.App.Variants;

/// <param name="Records">Read, and fitting the filters.</param>
/// <param name="Trios">Of which all three are in the file.</param>
/// <param name="Total">Over all trios.</param>
/// <param name="Warnings">What the reader of the output should know.</param>
public sealed record VariantTriosResult(string Out, string Sites, long Records, int Trios, TrioCounts Total, IReadOnlyList<string> Warnings, double Seconds);
