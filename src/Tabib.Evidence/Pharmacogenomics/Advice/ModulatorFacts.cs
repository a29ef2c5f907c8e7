namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>Drugs that inhibit or induce enzymes, and how that changes a result: the files of knowledge/pgx/modulators.</summary>
public sealed record ModulatorFacts(IReadOnlyList<EnzymeRules> Enzymes, IReadOnlyList<Modulator> Drugs);
