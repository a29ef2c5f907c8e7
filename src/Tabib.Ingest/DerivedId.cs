using System.Security.Cryptography;
using System.Text;

namespace Tabib.Ingest;

/// <summary>Ids of resources that come from formats without FHIR ids: the same names give the same id, so that the same data come in once.</summary>
internal static class DerivedId
{
    private const int Bytes = 16;
    private const char Separator = '\u001F';

    /// <returns>32 hexadecimal digits: the first half of SHA-256 over the names.</returns>
    public static string Of(params ReadOnlySpan<string?> names) => Convert.ToHexStringLower(Hash(names)[..Bytes]);

    /// <summary>The same as a number, to remember many of them in little room.</summary>
    public static UInt128 Number(params ReadOnlySpan<string?> names) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(Hash(names));

    private static byte[] Hash(ReadOnlySpan<string?> names) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Separator, names)));
}
