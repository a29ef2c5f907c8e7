using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tabib.Record.Journal;

/// <summary>Where a resource lies: 63 bits of SHA-256 over source, type and id. The rare two that meet lie beside each other, so that whoever looks must compare the names.</summary>
internal static class ResourceKeys
{
    private const int LongestId = 64;

    public static long First(long source, long type, ReadOnlySpan<byte> id)
    {
        Span<byte> name = stackalloc byte[16 + LongestId];
        if (id.Length > LongestId) throw new ArgumentException("The id is longer than FHIR allows.", nameof(id));
        BinaryPrimitives.WriteInt64LittleEndian(name, source);
        BinaryPrimitives.WriteInt64LittleEndian(name[8..], type);
        id.CopyTo(name[16..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(name[..(16 + id.Length)], hash);
        return (BinaryPrimitives.ReadInt64LittleEndian(hash) & long.MaxValue) | 1;
    }

    /// <summary>The key under which the resource is stored; null where it is not.</summary>
    public static long? Find(Database database, long source, long type, ReadOnlySpan<byte> id)
    {
        for (var key = First(source, type, id); ; key++)
        {
            var row = database.Prepare("SELECT source, type, id FROM resources WHERE key = ?").Bind(1, key);
            var isThere = row.Step();
            var isThis = isThere && row.Int64(0) == source && row.Int64(1) == type && row.Bytes(2).SequenceEqual(id);
            row.Reset();
            if (isThis) return key;
            if (!isThere) return null;
        }
    }
}
