using System.Collections.Concurrent;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest;

/// <summary>The decompressed bytes of a file in order, in batches of about a megabyte.</summary>
internal abstract class ByteBatchSource : IDisposable
{
    /// <summary>Room in front of each batch.</summary>
    protected const int Headroom = 1 << 16;

    private readonly ConcurrentBag<byte[]> _free = [];

    /// <summary>Bytes of an array that batches are made in.</summary>
    protected abstract int ArrayLength { get; }

    /// <summary>Opens a file or standard input; BGZF is told by its first block.</summary>
    /// <param name="threads">That decompress BGZF.</param>
    /// <param name="report">Takes what is wrong and does not stop the reading.</param>
    /// <exception cref="ProblemException">INP001, INP005: the file is gone or may not be read.</exception>
    public static ByteBatchSource Open(InputFile file, int threads, Action<Problem>? report)
    {
        if (file.Path != InputDiscovery.StandardInput && InputStreams.IsBgzf(file)) return new BgzfBatchSource(InputStreams.OpenRaw(file), file.Name, threads, report);
        return new StreamBatchSource(InputStreams.Open(file));
    }

    /// <returns>Null at the end.</returns>
    /// <exception cref="ProblemException">The compressed data is damaged.</exception>
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
