using Tabib.Ingest.Plink;

namespace Tabib.Record.Genotypes;

/// <summary>Variants of a genotype set, ascending, with their lines.</summary>
internal sealed record PlinkBlock(IReadOnlyList<int> Variants, PvarLines Lines);
