using System.Security.Cryptography;
using Tabib.Ingest.Fhir;

namespace Tabib.Record.Journal;

/// <summary>A batch made ready to be stored: contents hashed and compressed, so that the thread that writes has nothing else to do.</summary>
internal sealed class PreparedBatch
{
    private byte[] _compressed = [];
    private byte[] _hashes = [];
    private int[] _ends = [];

    public ResourceBatch Batch { get; } = new();

    /// <summary>Bytes of the input behind this batch, for progress.</summary>
    public long SourceBytes { get; set; }

    /// <summary>Decompressed bytes of the file so far.</summary>
    public long ContentBytes { get; set; }

    public bool EndOfFile { get; set; }

    /// <summary>Index of the file in the import.</summary>
    public int File { get; set; }

    public void Prepare(PayloadCodec codec)
    {
        var count = Batch.Resources.Count;
        if (_ends.Length < count) (_ends, _hashes) = (new int[count * 2], new byte[count * 2 * SHA256.HashSizeInBytes]);
        var end = 0;
        for (var i = 0; i < count; i++)
        {
            var json = Json(i);
            if (!Batch.Resources[i].Refused)
            {
                SHA256.HashData(json, _hashes.AsSpan(i * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes));
                var most = PayloadCodec.MaximumCompressed(json.Length);
                if (_compressed.Length - end < most) Array.Resize(ref _compressed, Math.Max(_compressed.Length * 2, end + most));
                end += codec.Compress(json, _compressed.AsSpan(end));
            }

            _ends[i] = end;
        }
    }

    public ReadOnlySpan<byte> Json(int index)
    {
        var entry = Batch.Resources[index];
        return Batch.Bytes.AsSpan(entry.JsonStart, entry.JsonLength);
    }

    public ReadOnlySpan<byte> Hash(int index) => _hashes.AsSpan(index * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);

    public ReadOnlySpan<byte> Compressed(int index) => _compressed.AsSpan((index == 0 ? 0 : _ends[index - 1])..(_ends[index]));
}
