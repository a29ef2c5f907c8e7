namespace Tabib.Ingest.Plink;

/// <summary>What was wanted of a table of association tests.</summary>
/// <param name="Rows">Tests with a p-value small enough, in the order of the table.</param>
/// <param name="Tests">Tests of variants that the table has.</param>
/// <param name="WithoutP">Of them, those without a p-value.</param>
/// <param name="OtherRows">Rows of covariates and interactions.</param>
public sealed record AssociationResultTable(IReadOnlyList<AssociationResult> Rows, long Tests, long WithoutP, long OtherRows);
