using Tabib.Core.Outcomes;

namespace Tabib.App.Association;

/// <param name="Sets">Sets of the list.</param>
/// <param name="Listed">Different variants that the list names.</param>
/// <param name="Unknown">Of them, those that the genotype set does not have.</param>
public sealed record AssociationGenesResult(int Sets, int Listed, int Unknown, IReadOnlyList<GeneTraitResult> Traits, double Seconds, IReadOnlyList<Problem> Notes);
