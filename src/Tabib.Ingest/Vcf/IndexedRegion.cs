namespace Tabib.Ingest.Vcf;

/// <summary>A region in the words of one file.</summary>
/// <param name="Name">Of the chromosome as the file has it.</param>
/// <param name="Start">0-based.</param>
/// <param name="End">Exclusive.</param>
internal sealed record IndexedRegion(byte[] Name, int Contig, long Start, long End);
