namespace Tabib.Ingest.Vcf;

/// <summary>A region in the words of one file.</summary>
/// <param name="Name">Of the chromosome as the file has it.</param>
/// <param name="Start">0-based.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Before">End of the region before on the same chromosome: what begins before it was given with that one. −1 where there is none.</param>
internal sealed record IndexedRegion(byte[] Name, int Contig, long Start, long End, long Before = -1);
