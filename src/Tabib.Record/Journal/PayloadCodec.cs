using System.Security.Cryptography;
using Tabib.Core.Outcomes;
using ZstdSharp;

namespace Tabib.Record.Journal;

/// <summary>How bytes are stored: zstd, then AES-256-GCM under the patient's key. Not for several threads at once.</summary>
internal sealed class PayloadCodec : IDisposable
{
    public const int NonceLength = 12;
    public const int TagLength = 16;
    private const int Level = 1;
    private const int Limit = 1 << 27;

    private readonly Compressor _compressor = new(Level);
    private readonly Decompressor _decompressor = new();
    private byte[] _scratch = new byte[1 << 16];

    public static int MaximumCompressed(int length) => Compressor.GetCompressBound(length);

    public int Compress(ReadOnlySpan<byte> plain, Span<byte> compressed) => _compressor.Wrap(plain, compressed);

    /// <summary>Tag, then cipher text. The nonce comes from the commitment and the position: the same pair only ever comes with the same text.</summary>
    public static void Encrypt(SubjectKey key, ReadOnlySpan<byte> commitment, long position, ReadOnlySpan<byte> compressed, Span<byte> stored)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        Nonce(commitment, position, nonce);
        key.Cipher.Encrypt(nonce, compressed, stored[TagLength..], stored[..TagLength]);
    }

    /// <returns>The plain bytes; valid until the next call.</returns>
    /// <exception cref="ProblemException">JRN020: changed or damaged.</exception>
    public byte[] Decode(SubjectKey key, ReadOnlySpan<byte> commitment, long position, ReadOnlySpan<byte> stored)
    {
        try
        {
            if (stored.Length < TagLength) throw new CryptographicException("too short");
            Span<byte> nonce = stackalloc byte[NonceLength];
            Nonce(commitment, position, nonce);
            var length = stored.Length - TagLength;
            if (_scratch.Length < length) _scratch = new byte[length * 2];
            var compressed = _scratch.AsSpan(0, length);
            key.Cipher.Decrypt(nonce, stored[TagLength..], stored[..TagLength], compressed);
            var size = Decompressor.GetDecompressedSize(compressed);
            if (size > Limit) throw new CryptographicException("too large");
            return _decompressor.Unwrap(compressed).ToArray();
        }
        catch (Exception fault) when (fault is CryptographicException or ZstdException)
        {
            throw new ProblemException(new Problem("JRN020", ProblemSeverity.Fatal, $"Entry {position} of the journal was changed or is damaged.", ProblemLocation.None, "Restore the workspace from its backup."), ProblemKind.BadData, fault);
        }
    }

    private static void Nonce(ReadOnlySpan<byte> commitment, long position, Span<byte> nonce)
    {
        Span<byte> material = stackalloc byte[commitment.Length + sizeof(long)];
        commitment.CopyTo(material);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(material[commitment.Length..], position);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(material, hash);
        hash[..NonceLength].CopyTo(nonce);
    }

    public void Dispose()
    {
        _compressor.Dispose();
        _decompressor.Dispose();
    }
}
