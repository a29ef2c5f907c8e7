namespace Tabib.Ingest;

/// <summary>A place in a BGZF file: where its block begins in the file, and how far into the decompressed block (SAM specification section 4.1.1).</summary>
internal readonly record struct VirtualOffset(ulong Value) : IComparable<VirtualOffset>
{
    public VirtualOffset(long block, int within)
        : this(((ulong)block << 16) | (uint)within)
    {
    }

    /// <summary>Byte of the file at which the block begins.</summary>
    public long Block => (long)(Value >> 16);

    /// <summary>Decompressed bytes before the place, in its block.</summary>
    public int Within => (int)(Value & 0xFFFF);

    public int CompareTo(VirtualOffset other) => Value.CompareTo(other.Value);

    public static bool operator <(VirtualOffset left, VirtualOffset right) => left.Value < right.Value;

    public static bool operator >(VirtualOffset left, VirtualOffset right) => left.Value > right.Value;

    public static bool operator <=(VirtualOffset left, VirtualOffset right) => left.Value <= right.Value;

    public static bool operator >=(VirtualOffset left, VirtualOffset right) => left.Value >= right.Value;
}
