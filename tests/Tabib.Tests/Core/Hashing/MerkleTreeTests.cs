using Tabib.Core.Hashing;

namespace Tabib.Tests.Core.Hashing;

public class MerkleTreeTests
{
    private static readonly string[] Leaves = ["", "00", "10", "2021", "3031"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    public void The_root_is_the_published_one(int size, string expected)
    {
        var tree = new MerkleTree();
        foreach (var leaf in Leaves.Take(size))
        {
            tree.Append(Hash(leaf));
        }

        Assert.Equal(expected, Convert.ToHexStringLower(tree.Root()));
    }

    [Fact]
    public void A_proof_holds_for_its_own_leaf_only()
    {
        var tree = new MerkleTree();
        foreach (var leaf in Leaves.Take(3))
        {
            tree.Append(Hash(leaf));
        }

        var pair = new byte[MerkleTree.HashSize];
        MerkleTree.HashNode(Hash(""), Hash("00"), pair);
        Assert.True(MerkleProof.Includes(2, 3, Hash("10"), [pair], tree.Root()));
        Assert.True(MerkleProof.Includes(1, 3, Hash("00"), [Hash(""), Hash("10")], tree.Root()));
        Assert.False(MerkleProof.Includes(0, 3, Hash("00"), [Hash(""), Hash("10")], tree.Root()));
        Assert.False(MerkleProof.Includes(2, 3, Hash("2021"), [pair], tree.Root()));
        Assert.False(MerkleProof.Includes(2, 3, Hash("10"), [], tree.Root()));
    }

    private static byte[] Hash(string hex)
    {
        var hash = new byte[MerkleTree.HashSize];
        MerkleTree.HashLeaf(Convert.FromHexString(hex), hash);
        return hash;
    }
}
