namespace Tabib.Ingest.Fasta;

/// <summary>One sequence of a FASTA file and where its bases lie (a line of a .fai).</summary>
/// <param name="Length">Bases.</param>
/// <param name="Offset">Decompressed byte of the file at which its first base stands.</param>
/// <param name="LineBases">Bases a line; the last line may be shorter.</param>
/// <param name="LineBytes">Bytes a line, its end included.</param>
public sealed record FastaContig(string Name, long Length, long Offset, int LineBases, int LineBytes)
{
    /// <summary>Byte of the file at which a base stands.</summary>
    /// <param name="position">0-based.</param>
    public long OffsetOf(long position) => LineBases == 0 ? Offset : Offset + (position / LineBases * LineBytes) + (position % LineBases);
}
