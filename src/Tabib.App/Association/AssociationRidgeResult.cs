using Tabib.Core.Outcomes;

namespace Tabib.App.Association;

/// <param name="Variants">That take part.</param>
/// <param name="Resumed">Blocks that an earlier run had finished.</param>
/// <param name="WorkingMegabytes">Memory stated before the work.</param>
public sealed record AssociationRidgeResult(string Table, int Variants, int Blocks, int Resumed, long WorkingMegabytes, IReadOnlyList<RidgeTraitResult> Traits, double Seconds, IReadOnlyList<Problem> Notes);
