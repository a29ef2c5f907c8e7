namespace Tabib.Ingest.Vcf;

/// <summary>One field of INFO.</summary>
public readonly ref struct InfoField(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
{
    public ReadOnlySpan<byte> Key { get; } = key;

    /// <summary>Values parted by commas; empty for a flag.</summary>
    public ReadOnlySpan<byte> Value { get; } = value;

    /// <summary>Whether there is an equal sign.</summary>
    public bool HasValue { get; } = hasValue;
}
