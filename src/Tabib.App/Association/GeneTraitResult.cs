namespace Tabib.App.Association;

/// <summary>What the gene tests of one trait came to.</summary>
/// <param name="Tested">Rows with a p-value.</param>
/// <param name="Untested">Rows with a reason instead.</param>
/// <param name="SmallestLog10P">-log10 of the smallest p-value; null where there is none.</param>
/// <param name="SmallestGene">The gene that has it.</param>
public sealed record GeneTraitResult(string Trait, bool IsBinary, int Observations, string Table, int Tested, int Untested, double? SmallestLog10P, string? SmallestGene, string? SmallestTest);
