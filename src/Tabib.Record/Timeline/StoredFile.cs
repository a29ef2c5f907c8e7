using System.Security.Cryptography;

namespace Tabib.Record.Timeline;

/// <summary>A Parquet file as it was written: what is there must still be that.</summary>
internal sealed record StoredFile(long Rows, long Bytes, string Sha256)
{
    public static StoredFile Of(string path, long rows)
    {
        using var stream = Open(path);
        return new StoredFile(rows, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    /// <summary>True where the file is there with the length it was written with; the contents are not looked at.</summary>
    public bool HasLength(string path) => new FileInfo(path) is { Exists: true } file && file.Length == Bytes;

    public bool IsIntact(string path)
    {
        if (!HasLength(path)) return false;
        using var stream = Open(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == Sha256;
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
}
