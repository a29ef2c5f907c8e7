namespace Tabib.Core.Hashing;

/// <summary>Checks inclusion proofs of RFC 9162 (section 2.1.3.2).</summary>
public static class MerkleProof
{
    /// <summary>True when <paramref name="path"/> (32-byte hashes, leaf side first) leads from the leaf at the 0-based <paramref name="index"/> to the root of a tree of <paramref name="size"/> leaves.</summary>
    public static bool Includes(long index, long size, ReadOnlySpan<byte> leafHash, IReadOnlyList<byte[]> path, ReadOnlySpan<byte> root)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (index < 0 || index >= size || leafHash.Length != MerkleTree.HashSize)
        {
            return false;
        }

        var (node, last) = (index, size - 1);
        Span<byte> hash = stackalloc byte[MerkleTree.HashSize];
        leafHash.CopyTo(hash);
        foreach (var sibling in path)
        {
            if (last == 0 || sibling.Length != MerkleTree.HashSize)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                MerkleTree.HashNode(sibling, hash, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                MerkleTree.HashNode(hash, sibling, hash);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && hash.SequenceEqual(root);
    }
}
