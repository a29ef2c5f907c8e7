using System.Numerics;
using System.Security.Cryptography;

namespace Tabib.Core.Hashing;

/// <summary>The Merkle tree hash of RFC 9162 section 2.1 over SHA-256: the root of a growing log from its right edge alone.</summary>
public sealed class MerkleTree
{
    /// <summary>Bytes in a hash.</summary>
    public const int HashSize = 32;

    private readonly byte[] _edge = new byte[64 * HashSize];

    /// <summary>An empty tree.</summary>
    public MerkleTree()
    {
    }

    /// <summary>A tree that goes on from its <see cref="State"/>.</summary>
    /// <exception cref="ArgumentException">Not what <see cref="State"/> gave.</exception>
    public MerkleTree(ReadOnlySpan<byte> state)
    {
        if (state.Length != sizeof(long) + _edge.Length) throw new ArgumentException("This is no state of a tree.", nameof(state));
        Count = System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(state);
        state[sizeof(long)..].CopyTo(_edge);
    }

    /// <summary>All that is needed to go on later: the count and the right edge.</summary>
    public byte[] State()
    {
        var state = new byte[sizeof(long) + _edge.Length];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(state, Count);
        _edge.CopyTo(state.AsSpan(sizeof(long)));
        return state;
    }

    /// <summary>Leaves appended so far.</summary>
    public long Count { get; private set; }

    /// <summary>The hash of a leaf: SHA-256(0x00 || <paramref name="entry"/>).</summary>
    public static void HashLeaf(ReadOnlySpan<byte> entry, Span<byte> hash)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData([0]);
        sha.AppendData(entry);
        sha.GetHashAndReset(hash);
    }

    /// <summary>The hash of a node: SHA-256(0x01 || left || right). The destination may overlap a child.</summary>
    public static void HashNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> hash)
    {
        Span<byte> node = stackalloc byte[1 + (2 * HashSize)];
        node[0] = 1;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + HashSize)..]);
        SHA256.HashData(node, hash);
    }

    /// <summary>Appends a leaf by its hash (32 bytes).</summary>
    public void Append(ReadOnlySpan<byte> leafHash)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(leafHash.Length, HashSize);
        Span<byte> hash = stackalloc byte[HashSize];
        leafHash.CopyTo(hash);
        var level = 0;
        for (; ((Count >> level) & 1) == 1; level++)
        {
            HashNode(Edge(level), hash, hash);
        }

        hash.CopyTo(Edge(level));
        Count++;
    }

    /// <summary>The root over all leaves; SHA-256 of nothing for an empty tree.</summary>
    public byte[] Root()
    {
        if (Count == 0)
        {
            return SHA256.HashData([]);
        }

        var level = BitOperations.TrailingZeroCount(Count);
        var root = Edge(level).ToArray();
        for (level++; level < 63; level++)
        {
            if (((Count >> level) & 1) == 1)
            {
                HashNode(Edge(level), root, root);
            }
        }

        return root;
    }

    private Span<byte> Edge(int level) => _edge.AsSpan(level * HashSize, HashSize);
}
