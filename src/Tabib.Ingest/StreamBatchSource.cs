namespace Tabib.Ingest;

/// <summary>Batches of what a stream gives: plain text, gzip, zstd.</summary>
internal sealed class StreamBatchSource(Stream stream) : ByteBatchSource
{
    private const int Size = 1 << 20;

    protected override int ArrayLength => Headroom + Size;

    public override ByteBatch? Next()
    {
        var array = Rent();
        var count = stream.ReadAtLeast(array.AsSpan(Headroom), Size, throwOnEndOfStream: false);
        if (count > 0) return new ByteBatch(array, Headroom, Headroom + count);
        Recycle(array);
        return null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
    }
}
