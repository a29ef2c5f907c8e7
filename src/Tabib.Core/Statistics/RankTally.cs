using System.Numerics;
using System.Runtime.Intrinsics;

namespace Tabib.Core.Statistics;

/// <summary>How much lies at and below each of many ranks, while amounts come and go: a tree of three levels of 128, sums within a node by vectors.</summary>
/// <remarks>With whole numbers all sums are exact; with others they are taken in one fixed order.</remarks>
internal sealed class RankTally<T>
    where T : unmanaged, INumber<T>
{
    private const int Bits = 7;
    private const int Fan = 1 << Bits;

    private readonly T[] _leaves;
    private readonly T[] _nodes;
    private readonly T[] _roots;

    /// <param name="ranks">Ranks are from 0 to one less.</param>
    public RankTally(int ranks)
    {
        _leaves = new T[Whole(ranks)];
        _nodes = new T[Whole(_leaves.Length >> Bits)];
        _roots = new T[Whole(_nodes.Length >> Bits)];
    }

    public T Total { get; private set; } = T.Zero;

    public void Add(int rank, T amount)
    {
        _leaves[rank] += amount;
        _nodes[rank >> Bits] += amount;
        _roots[rank >> (2 * Bits)] += amount;
        Total += amount;
    }

    public T At(int rank) => _leaves[rank];

    /// <summary>The amount at ranks below this one.</summary>
    public T Below(int rank)
    {
        var (node, root) = (rank >> Bits, rank >> (2 * Bits));
        return Sum(_roots, 0, root) + Sum(_nodes, root << Bits, node & (Fan - 1)) + Sum(_leaves, node << Bits, rank & (Fan - 1));
    }

    private static int Whole(int count) => (Math.Max(count, 1) + Fan - 1) / Fan * Fan;

    /// <summary>The first <paramref name="count"/> of a node's amounts: what is beyond them in the last vector is masked out.</summary>
    private static T Sum(T[] amounts, int from, int count)
    {
        ref var first = ref amounts[from];
        var sums = Vector512<T>.Zero;
        var whole = count - (count % Vector512<T>.Count);
        for (var i = 0; i < whole; i += Vector512<T>.Count) sums += Vector512.LoadUnsafe(ref first, (nuint)i);
        if (whole < count) sums += Vector512.LessThan(Vector512<T>.Indices, Vector512.Create(T.CreateTruncating(count - whole))) & Vector512.LoadUnsafe(ref first, (nuint)whole);
        return Vector512.Sum(sums);
    }
}
