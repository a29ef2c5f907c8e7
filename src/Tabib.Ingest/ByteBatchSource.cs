using System.Collections.Concurrent;

namespace Tabib.Ingest;

/// <summary>The decompressed bytes of a file in order, in batches of about a megabyte.</summary>
internal abstract class ByteBatchSource : IDisposable
{
    /// <summary>Room in front of each batch.</summary>
    protected const int Headroom = 1 << 16;

    private readonly ConcurrentBag<byte[]> _free = [];

    /// <summary>Bytes of an array that batches are made in.</summary>
    protected abstract int ArrayLength { get; }

    /// <returns>Null at the end.</returns>
    /// <exception cref="Tabib.Core.Outcomes.ProblemException">The compressed data is damaged.</exception>
    public abstract ByteBatch? Next();

    /// <summary>Takes back an array whose bytes nobody looks at any more.</summary>
    public void Recycle(byte[] array)
    {
        if (array.Length == ArrayLength) _free.Add(array);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected byte[] Rent() => _free.TryTake(out var array) ? array : GC.AllocateUninitializedArray<byte>(ArrayLength);

    protected abstract void Dispose(bool disposing);
}
