using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fasta;

/// <summary>Where the blocks of a BGZF file begin, in the file and in its decompressed bytes (SAM specification section 4.1; .gzi of htslib).</summary>
internal sealed class BgzfBlocks
{
    private const int HeaderLength = 18;
    private const int LargestBlock = 1 << 16;

    /// <summary>First byte of each block in the file; a last entry for the end of the file.</summary>
    public required long[] Compressed { get; init; }

    /// <summary>First decompressed byte of each block; a last entry for the whole length.</summary>
    public required long[] Decompressed { get; init; }

    public int Count => Compressed.Length - 1;

    public long Length => Decompressed[^1];

    /// <summary>Whether a file begins as BGZF does.</summary>
    public static bool IsBgzf(ReadOnlySpan<byte> head) => BlockLength(head) > 0;

    /// <summary>Goes from block to block by their lengths alone; nothing is decompressed.</summary>
    /// <param name="known">The blocks that a .gzi lists; the walk begins at the last of them.</param>
    public static BgzfBlocks Walk(SafeFileHandle file, string name, (long[] Compressed, long[] Decompressed)? known = null)
    {
        var (compressed, decompressed) = known is { } index ? ([.. index.Compressed[..^1]], [.. index.Decompressed[..^1]]) : (new List<long>(), new List<long>());
        var (end, at, length) = (RandomAccess.GetLength(file), known?.Compressed[^1] ?? 0, known?.Decompressed[^1] ?? 0);
        Span<byte> bytes = stackalloc byte[HeaderLength + 4];
        while (at < end)
        {
            compressed.Add(at);
            decompressed.Add(length);
            var block = RandomAccess.Read(file, bytes[..HeaderLength], at) == HeaderLength ? BlockLength(bytes) : 0;
            if (block < HeaderLength + 8 || at + block > end || RandomAccess.Read(file, bytes[HeaderLength..], at + block - 4) != 4) throw Damaged(name, at);
            var produced = BinaryPrimitives.ReadUInt32LittleEndian(bytes[HeaderLength..]);
            if (produced > LargestBlock) throw Damaged(name, at);
            length += produced;
            at += block;
        }

        compressed.Add(end);
        decompressed.Add(length);
        return new BgzfBlocks { Compressed = [.. compressed], Decompressed = [.. decompressed] };
    }

    /// <summary>The block that holds a decompressed byte.</summary>
    public int Find(long offset)
    {
        var index = Decompressed.AsSpan().BinarySearch(offset);
        if (index < 0) return ~index - 1;
        while (index + 1 < Decompressed.Length && Decompressed[index + 1] == offset) index++;
        return index;
    }

    public static ProblemException Damaged(string name, long block, Exception? inner = null) => new(
        new Problem("FAS006", ProblemSeverity.Fatal, $"The compressed data is damaged or cut off in the block at byte {block}.", new ProblemLocation(name), "Fetch the file again, or compress it again with bgzip."), ProblemKind.BadData, inner);

    /// <returns>Bytes of the block that begins here; 0 where none does. The subfield that says it is the first, as all writers put it.</returns>
    private static int BlockLength(ReadOnlySpan<byte> head) =>
        head.Length >= HeaderLength && head[..4].SequenceEqual((ReadOnlySpan<byte>)[0x1F, 0x8B, 8, 4]) && head[12..16].SequenceEqual((ReadOnlySpan<byte>)[(byte)'B', (byte)'C', 2, 0])
            ? BinaryPrimitives.ReadUInt16LittleEndian(head[16..]) + 1
            : 0;
}
