namespace Tabib.Ingest.Vcf;

/// <summary>A ##contig line.</summary>
/// <param name="Length">Bases; −1 where the header states none.</param>
/// <param name="Index">Its number in BCF: the IDX that is stated, else its place among the contig lines.</param>
public sealed record VcfContig(string Name, long Length, int Index);
