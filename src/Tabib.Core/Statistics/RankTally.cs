using System.Numerics;
using System.Runtime.InteropServices;
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
        return Sum(_roots.AsSpan(0, root)) + Sum(_nodes.AsSpan(root << Bits, node & (Fan - 1))) + Sum(_leaves.AsSpan(node << Bits, rank & (Fan - 1)));
    }

    private static int Whole(int count) => (Math.Max(count, 1) + Fan - 1) / Fan * Fan;

    private static T Sum(ReadOnlySpan<T> amounts)
    {
        var sums = Vector512<T>.Zero;
        ref var first = ref MemoryMarshal.GetReference(amounts);
        var i = 0;
        for (; i + Vector512<T>.Count <= amounts.Length; i += Vector512<T>.Count) sums += Vector512.LoadUnsafe(ref first, (nuint)i);
        var sum = Vector512.Sum(sums);
        for (; i < amounts.Length; i++) sum += amounts[i];
        return sum;
    }
}
