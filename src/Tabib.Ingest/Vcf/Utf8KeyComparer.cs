using System.Text;

namespace Tabib.Ingest.Vcf;

/// <summary>Lets a dictionary of names be asked with the bytes of a record, without a string being made.</summary>
internal sealed class Utf8KeyComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
{
    private const int OnStack = 256;

    public static Utf8KeyComparer Instance { get; } = new();

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    public int GetHashCode(string obj)
    {
        Span<byte> bytes = stackalloc byte[OnStack];
        return Encoding.UTF8.TryGetBytes(obj, bytes, out var count) ? Hash(bytes[..count]) : Hash(Encoding.UTF8.GetBytes(obj));
    }

    public bool Equals(ReadOnlySpan<byte> alternate, string other)
    {
        if (alternate.Length < other.Length) return false;
        Span<byte> bytes = stackalloc byte[OnStack];
        return Encoding.UTF8.TryGetBytes(other, bytes, out var count) ? alternate.SequenceEqual(bytes[..count]) : alternate.SequenceEqual(Encoding.UTF8.GetBytes(other));
    }

    public int GetHashCode(ReadOnlySpan<byte> alternate) => Hash(alternate);

    public string Create(ReadOnlySpan<byte> alternate) => Encoding.UTF8.GetString(alternate);

    /// <summary>FNV-1a: names are a few letters.</summary>
    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var value in bytes) hash = (hash ^ value) * 16777619;
        return (int)hash;
    }
}
