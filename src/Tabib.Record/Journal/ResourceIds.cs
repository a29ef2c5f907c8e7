using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Tabib.Ingest.Fhir;

namespace Tabib.Record.Journal;

/// <summary>Ids of resources. One that its source gave none gets one that comes out the same when the same data come again.</summary>
internal static class ResourceIds
{
    private const int Longest = 64;

    private static readonly SearchValues<byte> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-."u8);

    public static ReadOnlySpan<byte> Of(ResourceBatch batch, in ResourceEntry entry, ReadOnlySpan<byte> contentHash)
    {
        if (!entry.Id.IsEmpty) return batch.Facts.Read(entry.Id);
        if (FromUrl(batch.Facts.Read(entry.FullUrl)) is { IsEmpty: false } named) return named;
        if (entry.Type != "Patient" || entry.IdentifierCount == 0) return Hex(contentHash);
        var identifier = batch.Identifiers[entry.IdentifierStart];
        return Hex(SHA256.HashData(Encoding.UTF8.GetBytes($"{identifier.System}|{identifier.Value}")));
    }

    /// <summary>The last part of a fullUrl (urn:uuid:x, http://server/Type/x) where it can be an id.</summary>
    private static ReadOnlySpan<byte> FromUrl(ReadOnlySpan<byte> url)
    {
        var tail = url[(url.LastIndexOfAny((byte)':', (byte)'/') + 1)..];
        return tail.Length is > 0 and <= Longest && tail.IndexOfAnyExcept(Allowed) < 0 ? tail : default;
    }

    private static byte[] Hex(ReadOnlySpan<byte> hash) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash[..16]));
}
