namespace Tabib.Ingest.Fasta;

/// <summary>The decompressed bytes of a FASTA file at any place; used by one thread at a time.</summary>
internal abstract class FastaBytes : IDisposable
{
    /// <summary>Decompressed bytes of the file.</summary>
    public abstract long Length { get; }

    /// <summary>Another view of the same file for another thread.</summary>
    public abstract FastaBytes Clone();

    /// <returns>Bytes read: fewer than asked for only at the end of the file.</returns>
    /// <exception cref="Core.Outcomes.ProblemException">FAS006: the compressed data is damaged.</exception>
    public abstract int Read(long offset, Span<byte> target);

    public abstract void Dispose();
}
