namespace Tabib.Evidence.Association.Genes;

/// <summary>One trait on one kind of chromosome: the people, and the tester of their null model.</summary>
/// <param name="Reason">Why nothing can be tested, or null.</param>
internal sealed record GeneModel(int Trait, SampleSet Samples, GeneTester? Tester, string? Reason);
