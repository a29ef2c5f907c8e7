using Tabib.Ingest.Plink;

namespace Tabib.Record.Genotypes;

/// <summary>Variants of a genotype set that follow each other, with their lines.</summary>
internal sealed record PlinkBlock(int First, PvarLines Lines);
