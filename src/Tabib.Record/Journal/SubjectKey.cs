using System.Security.Cryptography;

namespace Tabib.Record.Journal;

/// <summary>The keys of one subject: one to encrypt with, one to commit to contents with, both from the stored key.</summary>
internal sealed class SubjectKey : IDisposable
{
    private readonly byte[] _commit = new byte[32];

    public SubjectKey(ReadOnlySpan<byte> key)
    {
        Span<byte> encrypt = stackalloc byte[32];
        HKDF.Expand(HashAlgorithmName.SHA256, key, encrypt, "tabib payload"u8);
        HKDF.Expand(HashAlgorithmName.SHA256, key, _commit, "tabib commitment"u8);
        Cipher = new AesGcm(encrypt, PayloadCodec.TagLength);
        CryptographicOperations.ZeroMemory(encrypt);
    }

    public AesGcm Cipher { get; }

    /// <summary>A commitment to content that says nothing without the key: HMAC-SHA-256 of the content's SHA-256.</summary>
    public void Commit(ReadOnlySpan<byte> contentHash, Span<byte> commitment) => HMACSHA256.HashData(_commit, contentHash, commitment);

    public void Dispose() => Cipher.Dispose();
}
