using System.Numerics;
using Tabib.Core.Trees;

namespace Tabib.Evidence.Explanation;

/// <summary>Of each leaf of a tree: which features of its path background rows pass, and what share of them passes just these.</summary>
internal sealed class BackgroundPatterns
{
    /// <summary>Words of 64 features on the longest path.</summary>
    public const int MostWords = (DecisionTree.GreatestDepth + 63) / 64;

    private readonly (ulong[] Pattern, double Share)[][] _leaves;

    private BackgroundPatterns((ulong[] Pattern, double Share)[][] leaves) => _leaves = leaves;

    public ReadOnlySpan<(ulong[] Pattern, double Share)> OfLeaf(int leaf) => _leaves[leaf];

    public static BackgroundPatterns Of(TreePaths tree, IReadOnlyList<double[]> background, CancellationToken cancellation)
    {
        var rows = background[0].Length;
        var counts = Array.ConvertAll(tree.Leaves, _ => new Dictionary<ulong[], int>(SamePattern.Instance));
        var (values, left, words) = (new double[background.Count], new bool[tree.Splits.Length], new ulong[MostWords]);
        for (var row = 0; row < rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            TreeInput.Take(background, row, values);
            LeafPasses.Decide(tree, values, left);
            for (var l = 0; l < counts.Length; l++)
            {
                var pattern = words.AsSpan(0, Pattern(tree, tree.Leaves[l], left, words));
                var known = counts[l].GetAlternateLookup<ReadOnlySpan<ulong>>();
                known[pattern] = known.TryGetValue(pattern, out var count) ? count + 1 : 1;
            }
        }

        return new BackgroundPatterns(Array.ConvertAll(counts, leaf => leaf.Select(pair => (pair.Key, (double)pair.Value / rows)).ToArray()));
    }

    /// <returns>Words that were written: bit j is set when factor j passes.</returns>
    public static int Pattern(TreePaths tree, in TreePath leaf, ReadOnlySpan<bool> left, Span<ulong> words)
    {
        var count = Math.Max(1, (leaf.Factors + 63) / 64);
        words[..count].Clear();
        for (var j = 0; j < leaf.Factors; j++)
        {
            if (LeafPasses.Passes(tree, tree.Factors[leaf.FirstFactor + j], left)) words[j >> 6] |= 1UL << j;
        }

        return count;
    }

    /// <summary>Whether each feature is passed by one of the two at least.</summary>
    public static bool Covers(ReadOnlySpan<ulong> own, ReadOnlySpan<ulong> theirs, int factors)
    {
        var passed = 0;
        for (var i = 0; i < own.Length; i++) passed += BitOperations.PopCount(own[i] | theirs[i]);
        return passed == factors;
    }

    /// <summary>How many features the row alone passes, and how many the background alone.</summary>
    public static (int Own, int Theirs) Only(ReadOnlySpan<ulong> own, ReadOnlySpan<ulong> theirs)
    {
        var (a, b) = (0, 0);
        for (var i = 0; i < own.Length; i++)
        {
            a += BitOperations.PopCount(own[i] & ~theirs[i]);
            b += BitOperations.PopCount(theirs[i] & ~own[i]);
        }

        return (a, b);
    }

    private sealed class SamePattern : IEqualityComparer<ulong[]>, IAlternateEqualityComparer<ReadOnlySpan<ulong>, ulong[]>
    {
        public static readonly SamePattern Instance = new();

        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ulong[] obj) => GetHashCode(obj.AsSpan());

        public ulong[] Create(ReadOnlySpan<ulong> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<ulong> alternate, ulong[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<ulong> alternate)
        {
            var hash = 0UL;
            foreach (var word in alternate) hash = BitOperations.RotateLeft((hash ^ word) * 0x9E37_79B9_7F4A_7C15, 31);
            return (int)(hash ^ (hash >> 32));
        }
    }
}
