namespace Tabib.Ingest.Plink;

/// <summary>How much of a set that is being made is whole: what lies behind it in its files is of a block that was broken off.</summary>
/// <param name="Variants">From the first one on.</param>
/// <param name="RecordBytes">Of their genotypes.</param>
/// <param name="TextBytes">Of their lines, the header included.</param>
public readonly record struct GenotypeSetPart(int Variants, long RecordBytes, long TextBytes);
