using System.Security.Cryptography;

namespace Tabib.Core.Hashing;

/// <summary>Which file it was.</summary>
public static class FileHash
{
    /// <summary>SHA-256 of a file's bytes, in small hexadecimal digits.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string Of(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
